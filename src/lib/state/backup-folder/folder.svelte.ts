import { forgetFolder, isEmpty, readFolder, saveFolder } from '../../store/folders';
import type { BackupFolder } from '../../store/rows';
import { messageOf } from '../message';
import { storage } from '../storage.svelte';
import { hasFolders, WANTED } from './api';
import { nameOf } from './write';

/** The folder that backups go to, as the settings show it. */
export class FolderBackup {
	/** Whether there can be one here; undefined until that is known. */
	possible = $state<boolean>();
	folder = $state.raw<BackupFolder>();
	/** Whether it may be written to; `prompt` if the person has to allow it again. */
	permission = $state<PermissionState>('granted');
	/** Whether there is nothing to back up yet. */
	empty = $state(false);
	busy = $state(false);
	problem = $state<string>();

	/** Looks at what is chosen. */
	async read(): Promise<void> {
		const store = await storage.open();
		const folder = await readFolder(store);
		this.permission = (await folder?.handle.queryPermission(WANTED)) ?? 'granted';
		this.empty = await isEmpty(store);
		this.folder = folder;
		this.possible = hasFolders() && store.persistent;
	}

	/** Lets the person choose a folder, and writes the first backup to it. */
	choose = (): Promise<void> =>
		this.during(async () => {
			const handle = await window.showDirectoryPicker!({
				...WANTED,
				id: 'dunder-backup',
				startIn: 'documents'
			});
			const before = await this.folder?.handle.isSameEntry(handle);
			await saveFolder(await storage.open(), {
				name: 'backup',
				handle,
				chosenAt: Date.now(),
				// Chosen again, it goes on with what is there.
				files: before ? this.folder!.files : []
			});
			await this.write();
		});

	/** Has the browser ask whether the folder may be written to. */
	allow = (): Promise<void> =>
		this.during(async () => {
			if ((await this.folder?.handle.requestPermission(WANTED)) === 'granted') await this.write();
		});

	writeNow = (): Promise<void> => this.during(() => this.write());

	/** No more backups; those that are there stay. */
	turnOff = (): Promise<void> => this.during(async () => forgetFolder(await storage.open()));

	private async write(): Promise<void> {
		const { backUp } = await import('./run');
		await backUp(await storage.open(), Date.now(), { asked: true });
	}

	private async during(act: () => Promise<void>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.problem = undefined;
		try {
			await act();
			await this.read();
		} catch (error) {
			// Nothing was chosen, which is nothing wrong.
			if (nameOf(error) !== 'AbortError') this.problem = messageOf(error);
		} finally {
			this.busy = false;
		}
	}
}
