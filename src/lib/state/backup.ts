import { readFolder } from '../store/folders';
import type { Store } from '../store/store';

const KEY = 'dunder:backup';
/** So many answers since the last backup, and so long ago, make a reminder. */
const ANSWERS = 200;
const DAYS = 30;
const DAY = 24 * 3_600_000;

interface Backup {
	/** Milliseconds since 1970. */
	at: number;
	/** How many answers it had. */
	answers: number;
}

function lastFile(): Backup | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
		const is = (value: unknown): value is Backup =>
			typeof value === 'object' && value !== null && 'at' in value && 'answers' in value;
		return is(kept) ? kept : undefined;
	} catch {
		return undefined;
	}
}

/** The last backup to the chosen folder. */
async function lastInFolder(store: Store): Promise<Backup | undefined> {
	const { savedAt: at, answers } = (await readFolder(store)) ?? {};
	return at === undefined || answers === undefined ? undefined : { at, answers };
}

/** Notes that everything has been exported. */
export async function noteBackup({ database }: Store, now: number): Promise<void> {
	const backup: Backup = { at: now, answers: await database.attempts.count() };
	try {
		localStorage.setItem(KEY, JSON.stringify(backup));
	} catch {
		// It will be reminded of again.
	}
}

/** Whether enough has been answered since the last backup to remind of one, and that was long ago. */
export async function backupDue(store: Store, now: number): Promise<boolean> {
	const [last] = [lastFile(), await lastInFolder(store)]
		.filter((backup) => backup !== undefined)
		.sort((a, b) => b.at - a.at);
	if (last && now - last.at < DAYS * DAY) return false;
	return (await store.database.attempts.count()) - (last?.answers ?? 0) >= ANSWERS;
}
