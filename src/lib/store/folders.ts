import type { Database } from './database';
import type { BackupFolder } from './rows';
import type { Store } from './store';

/** The folder that backups are written to, if one is chosen. */
export const readFolder = ({ database }: Store): Promise<BackupFolder | undefined> =>
	database.folders.get('backup');

/** Chooses a folder in place of the one before. */
export async function saveFolder({ database }: Store, folder: BackupFolder): Promise<void> {
	await database.folders.put(folder);
}

/** Forgets the folder; what is in it stays. */
export const forgetFolder = ({ database }: Store): Promise<void> =>
	database.folders.delete('backup');

/** Changes what is known of a folder, unless another has been chosen since. */
export async function changeFolder(
	{ database: { folders } }: Store,
	chosenAt: number,
	change: (folder: BackupFolder) => BackupFolder
): Promise<void> {
	await folders.db.transaction('rw', folders, async () => {
		const folder = await folders.get('backup');
		if (folder?.chosenAt === chosenAt) await folders.put(change(folder));
	});
}

/**
 * Empties every table but that of the backup folder; within a transaction of the caller. The backups of
 * what was here before are left for good: later ones, which lack all that, are not to push them out.
 */
export async function clearTables({ tables, folders }: Database): Promise<void> {
	for (const table of tables) if (table.name !== folders.name) await table.clear();
	const folder = await folders.get('backup');
	if (folder) await folders.put({ ...folder, files: [], writing: undefined });
}

/** Whether a session has ended since then (milliseconds since 1970). */
export async function hasEndedSince({ database }: Store, time: number): Promise<boolean> {
	const session = await database.sessions
		.orderBy('startedAt')
		.reverse()
		.filter(({ finishedAt = 0 }) => finishedAt > time)
		.first();
	return session !== undefined;
}

/** Whether there is nothing to back up. */
export const isEmpty = async ({ database }: Store): Promise<boolean> =>
	(await database.sessions.count()) + (await database.packs.count()) === 0;
