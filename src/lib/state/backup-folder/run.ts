import { changeFolder, hasEndedSince, isEmpty, readFolder } from '../../store/folders';
import type { BackupFolder, FolderProblem } from '../../store/rows';
import type { Store } from '../../store/store';
import { exportAll } from '../../store/transfer/export';
import { WANTED } from './api';
import { freeName, KEEP, nameOf, removeFiles, writeFile } from './write';

/** By itself the app writes no more often, in milliseconds. */
const PAUSE = 3_600_000;

interface Options {
	/** The person has asked for it; otherwise it is written only if it is time. */
	asked?: boolean;
	/** Ends it before the file is written. Reading all answers must not hold up the next one. */
	signal?: AbortSignal;
}

/**
 * Writes a backup to the chosen folder, if there is one and something to back up. What went wrong is
 * noted with the folder, and not thrown.
 * @param now milliseconds since 1970
 */
export async function backUp(store: Store, now: number, options: Options = {}): Promise<void> {
	await alone(options.asked ?? false, async () => {
		const folder = await readFolder(store);
		if (!folder || (await isEmpty(store))) return;
		if (options.asked || (await isTime(store, folder, now))) {
			await write(store, folder, now, options.signal);
		}
	});
}

/** Waits until no other tab writes, or leaves it to that one. */
async function alone(wait: boolean, work: () => Promise<void>): Promise<void> {
	await navigator.locks.request('dunder:backup', { ifAvailable: !wait }, (lock) =>
		lock ? work() : undefined
	);
}

async function isTime(store: Store, folder: BackupFolder, now: number): Promise<boolean> {
	const { savedAt = 0, triedAt = 0 } = folder;
	// A time to come is that of a clock that has been set back since.
	if (Math.abs(now - Math.max(savedAt, triedAt)) < PAUSE) return false;
	return savedAt > now || hasEndedSince(store, savedAt);
}

async function write(store: Store, folder: BackupFolder, now: number, signal?: AbortSignal) {
	const { handle, chosenAt, files, writing } = folder;
	const change = (how: (known: BackupFolder) => BackupFolder) => changeFolder(store, chosenAt, how);
	try {
		if ((await handle.queryPermission(WANTED)) !== 'granted') {
			return await change((known) => ({ ...known, problem: 'permission' }));
		}
		const answers = await store.database.attempts.count();
		const content = await exportAll(store, now, () => signal?.throwIfAborted());
		const name = await freeName(handle, now);
		await change((known) => ({ ...known, writing: name }));
		await writeFile(handle, name, content);
		await change((known) => ({
			...known,
			problem: undefined,
			writing: undefined,
			files: [...known.files, name],
			savedAt: now,
			triedAt: now,
			answers
		}));
		// What another page was writing when it went may be half a backup.
		const unfinished = writing === undefined ? [] : [writing];
		const old = files.slice(0, Math.max(0, files.length + 1 - KEEP));
		const left = await removeFiles(handle, [...unfinished, ...old]);
		const gone = old.filter((one) => !left.includes(one));
		await change((known) => ({
			...known,
			files: known.files.filter((one) => !gone.includes(one))
		}));
	} catch (error) {
		// The next page does it.
		if (signal?.aborted) return;
		await change((known) => ({
			...known,
			writing: undefined,
			triedAt: now,
			problem: problemOf(error)
		}));
	}
}

const PROBLEMS: Record<string, FolderProblem> = {
	NotAllowedError: 'permission',
	SecurityError: 'permission',
	NotFoundError: 'gone',
	QuotaExceededError: 'full'
};

const problemOf = (error: unknown): FolderProblem => PROBLEMS[nameOf(error)] ?? 'failed';
