import type { TextFile } from '../../pack/read';
import type { PackReading } from '../../pack/read';
import type { Pack } from '../../store/rows';
import { messageOf } from '../message';
import { storage } from '../storage.svelte';

/** A pack that was read and waits for the person's word. */
export interface Offer {
	id: string;
	sources: TextFile[];
	reading: PackReading;
	/** What it would be called. */
	title: string;
}

/** Names are cut here; a file's may be of any length. */
const LONGEST_PATH = 120;
export const LONGEST_TITLE = 60;

/** The packs of this browser, and one that may be added. Code that reads packs is loaded when it is needed. */
export class Packs {
	packs = $state.raw<Pack[]>();
	/** Whether a pack is being read. */
	reading = $state(false);
	problem = $state<string>();
	offer = $state.raw<Offer>();
	/** A pack that was added just now. */
	added = $state.raw<Pack>();

	async load(): Promise<void> {
		await this.attempt(async () => {
			const { listPacks } = await import('../../store/packs');
			this.packs = await listPacks(await storage.open());
		});
	}

	/** Reads what was pasted and chosen. Nothing is stored. */
	async check(sources: readonly TextFile[]): Promise<void> {
		if (this.reading) return;
		this.forget();
		this.reading = true;
		await this.attempt(async () => {
			const { readSources } = await import('./reader');
			const files = sources.map(({ path, text }) => ({ path: path.slice(-LONGEST_PATH), text }));
			const { id, reading } = await readSources(files);
			this.offer = { id, sources: files, reading, title: titleOf(files) };
		});
		this.reading = false;
	}

	/** Adds the pack that was read. */
	async add(title: string): Promise<void> {
		const { offer } = this;
		if (!offer || offer.reading.questions.length === 0) return;
		await this.attempt(async () => {
			const { addPack } = await import('../../store/packs');
			const pack: Pack = {
				id: offer.id,
				title: title.trim().slice(0, LONGEST_TITLE) || titleOf(offer.sources),
				sources: offer.sources,
				read: offer.reading,
				addedAt: Date.now()
			};
			await addPack(await storage.open(), pack);
			this.forget();
			this.added = pack;
		});
		await this.load();
	}

	forget(): void {
		this.offer = undefined;
		this.problem = undefined;
		this.added = undefined;
	}

	private async attempt(act: () => Promise<void>): Promise<void> {
		try {
			await act();
		} catch (error) {
			this.problem = messageOf(error);
		}
	}
}

/** What a pack is called if nobody says: like its first file. */
function titleOf([first]: readonly TextFile[]): string {
	const name =
		first?.path
			.split(/[/\\]/)
			.at(-1)
			?.replace(/\.[a-z]+$/i, '') ?? '';
	const words = name.replace(/[-_]+/g, ' ').trim();
	const title = words.charAt(0).toUpperCase() + words.slice(1);
	return (title || 'Pasted').slice(0, LONGEST_TITLE);
}
