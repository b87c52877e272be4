import type { Preview, Way } from '../store/transfer/import';
import type { Rows } from '../store/transfer/read';
import { noteBackup } from './backup';
import { messageOf } from './message';
import { storage } from './storage.svelte';

/** What is going on, in the words of the page. */
type Work = 'export' | 'read' | 'write';

/** Takes everything out of this browser, or into it. The code for it is loaded when it is needed. */
export class Transfer {
	work = $state<Work>();
	/** The share of the work that is done. */
	share = $state(0);
	problem = $state<string>();
	/** What an import would do; it waits for the person's word. */
	preview = $state.raw<Preview>();
	/** What has been done. */
	done = $state<string>();
	private rows: Rows | undefined;
	private stop = new AbortController();

	/** Everything as a file. */
	async everything(): Promise<Blob | undefined> {
		return this.during('export', async () => {
			const { exportAll } = await import('../store/transfer/export');
			const store = await storage.open();
			const blob = await exportAll(store, Date.now(), (share) => (this.share = share));
			await noteBackup(store, Date.now());
			return blob;
		});
	}

	/** All answers as a table. */
	async answers(): Promise<Blob | undefined> {
		return this.during('export', async () => {
			const { exportCsv } = await import('../store/transfer/export');
			return exportCsv(await storage.open());
		});
	}

	/** Reads a file and says what importing it would do. */
	async read(file: Blob): Promise<void> {
		this.forget();
		await this.during('read', async (watch) => {
			const { readExport } = await import('../store/transfer/read');
			const { previewImport } = await import('../store/transfer/import');
			this.rows = await readExport(file, watch);
			this.preview = await previewImport(await storage.open(), this.rows);
		});
	}

	/** Imports the file that was read. */
	async write(way: Way): Promise<void> {
		const { rows } = this;
		if (!rows) return;
		await this.during('write', async (watch) => {
			const { importRows } = await import('../store/transfer/import');
			await importRows(await storage.open(), rows, way, watch);
			storage.noteSession();
			this.forget();
			this.done = 'Imported.';
		});
	}

	/** Calls the work off; nothing has changed then. */
	cancel(): void {
		this.stop.abort();
	}

	forget(): void {
		this.rows = undefined;
		this.preview = undefined;
		this.problem = undefined;
		this.done = undefined;
	}

	private async during<Result>(
		work: Work,
		act: (watch: { onProgress: (share: number) => void; signal: AbortSignal }) => Promise<Result>
	): Promise<Result | undefined> {
		if (this.work) return undefined;
		this.stop = new AbortController();
		const { signal } = this.stop;
		this.work = work;
		this.share = 0;
		this.problem = undefined;
		try {
			return await act({ onProgress: (share) => (this.share = share), signal });
		} catch (error) {
			if (signal.aborted) this.done = 'Called off. Nothing was changed.';
			else this.problem = messageOf(error);
			return undefined;
		} finally {
			this.work = undefined;
		}
	}
}
