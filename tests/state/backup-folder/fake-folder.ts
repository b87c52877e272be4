import { vi } from 'vitest';

const refuse = (name: string) => new DOMException(name, name);

/** A folder as the File System Access API gives it, in memory. */
export class FakeFolder {
	readonly kind = 'directory';
	/** Contents by name. */
	readonly files = new Map<string, string>();
	permission: PermissionState = 'granted';
	asked = 0;
	/** Fails the step of that name with an error of that name. */
	fails: { step: 'open' | 'write' | 'close' | 'remove'; error: string } | undefined;
	/** Called when a file is about to be written. */
	onWrite: () => Promise<void> = () => Promise.resolve();

	constructor(readonly name = 'Backups') {}

	get handle(): FileSystemDirectoryHandle {
		return this as unknown as FileSystemDirectoryHandle;
	}

	queryPermission = async () => this.permission;
	requestPermission = async () => {
		this.asked += 1;
		return (this.permission = 'granted');
	};

	async getFileHandle(name: string, { create = false } = {}) {
		this.step('open');
		if (!create && !this.files.has(name)) throw refuse('NotFoundError');
		if (!this.files.has(name)) this.files.set(name, '');
		return {
			getFile: async () => new Blob([this.files.get(name)!]),
			createWritable: async () => {
				let text = '';
				return {
					write: async (content: Blob) => {
						await this.onWrite();
						this.step('write');
						text += await content.text();
					},
					close: async () => {
						this.step('close');
						this.files.set(name, text);
					},
					abort: async () => undefined
				};
			}
		};
	}

	async removeEntry(name: string) {
		this.step('remove');
		if (!this.files.delete(name)) throw refuse('NotFoundError');
	}

	private step(step: NonNullable<typeof this.fails>['step']) {
		if (this.permission !== 'granted') throw refuse('NotAllowedError');
		if (this.fails?.step === step) throw refuse(this.fails.error);
	}
}

/** Lets fake folders be stored, as browsers store their handles. */
export function letFoldersBeStored(): void {
	const clone = structuredClone;
	vi.stubGlobal('structuredClone', (value: unknown) => {
		if (typeof value !== 'object' || value === null || !('handle' in value)) return clone(value);
		const { handle, ...rest } = value;
		return { ...clone(rest), handle };
	});
}

/** One lock, which a tab has or has not. */
export function fakeLocks(): { release(): void } {
	let held = false;
	vi.stubGlobal('navigator', {
		locks: {
			async request(_: string, __: unknown, work: (lock: object | null) => Promise<void>) {
				if (held) return work(null);
				held = true;
				await work({}).finally(() => (held = false));
			}
		}
	});
	return { release: () => (held = false) };
}
