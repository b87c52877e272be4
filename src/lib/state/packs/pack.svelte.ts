import type { Loading } from '../../python/browser/types';
import type { Deleted } from '../../store/delete';
import type { Pack, PackRead } from '../../store/rows';
import { RUNTIMES, type Runtime } from '../../item/program';
import { messageOf } from '../message';
import { storage } from '../storage.svelte';

/** How far recording is. */
export type Recording =
	{ step: 'load'; loading?: Loading } | { step: 'run'; done: number; total: number };

/** One pack on the screen. */
export class PackView {
	/** Undefined until it is read; null if there is none of that id. */
	pack = $state.raw<Pack | null>();
	/** Whether the last answer to each item was right. */
	answers = $state.raw<ReadonlyMap<string, boolean>>();
	/** What goes with it if it is removed. */
	count = $state.raw({ sessions: 0, answers: 0 });
	recording = $state.raw<Recording>();
	problem = $state<string>();
	/** What was said last of recording. */
	news = $state<string>();
	removed = $state.raw<Deleted>();
	private stopping = new AbortController();

	constructor(private readonly id: string) {}

	async load(): Promise<void> {
		await this.attempt(async () => {
			const { countOfPack, getPack, packAnswers } = await import('../../store/packs');
			const store = await storage.open();
			const pack = (await getPack(store, this.id)) ?? null;
			[this.answers, this.count] = await Promise.all([
				packAnswers(store, this.id),
				countOfPack(store, this.id)
			]);
			this.pack = pack;
			if (pack && !pack.read) await this.readAgain(pack);
		});
	}

	/** Reads a pack that came with an import. */
	private async readAgain(pack: Pack): Promise<void> {
		const { readSources } = await import('./reader');
		const { id, reading } = await readSources(pack.sources);
		if (id !== pack.id) throw new Error(CHANGED);
		await this.keep(reading);
	}

	private async keep(read: PackRead): Promise<void> {
		if (!this.pack) return;
		const { savePackRead } = await import('../../store/packs');
		await savePackRead(await storage.open(), this.id, read);
		this.pack = { ...this.pack, read };
	}

	/** Runs the programs of the pack in this browser and makes its keys of what they print. */
	async record(): Promise<void> {
		const { pack } = this;
		if (!pack?.read || this.recording) return;
		this.news = this.problem = undefined;
		this.recording = { step: 'load' };
		const stopping = (this.stopping = new AbortController());
		const { signal } = stopping;
		await this.attempt(async () => {
			const [{ recordSources }, { browserRunner }, { openPython }] = await Promise.all([
				import('./reader'),
				import('./runner'),
				import('../../python/browser/open')
			]);
			const runner = browserRunner(openPython, runtimesOf(pack), (loading) => {
				if (this.recording) this.recording = { step: 'load', loading };
			});
			signal.addEventListener('abort', () => runner.stop());
			try {
				const reading = await recordSources(
					this.id,
					pack.sources,
					runner,
					(done, total) => (this.recording = { step: 'run', done, total }),
					signal
				);
				await this.keep({ ...reading, recordedAt: Date.now() });
				this.news = 'Recorded.';
			} finally {
				runner.close();
			}
		});
		if (signal.aborted) {
			this.problem = undefined;
			this.news = 'Stopped. Nothing was changed.';
		}
		this.recording = undefined;
	}

	/** Stops recording, at once. */
	stop(): void {
		this.stopping.abort();
	}

	async remove(): Promise<void> {
		await this.attempt(async () => {
			const { removePack } = await import('../../store/packs');
			this.removed = await removePack(await storage.open(), this.id);
		});
	}

	async undo(): Promise<void> {
		const { removed } = this;
		if (!removed) return;
		await this.attempt(async () => {
			const { restore } = await import('../../store/delete');
			await restore(await storage.open(), removed);
			this.removed = undefined;
		});
		await this.load();
	}

	private async attempt(act: () => Promise<void>): Promise<void> {
		try {
			await act();
		} catch (error) {
			this.problem = messageOf(error);
		}
	}
}

const runtimesOf = ({ read }: Pack): Runtime[] =>
	RUNTIMES.filter((name) => read?.questions.some(({ runs }) => runs === name));

const CHANGED =
	'The questions are not those that this pack was made of: the file that it came with was changed. Remove it and add it again.';
