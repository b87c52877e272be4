import { streakOf, type Streak } from '../insight/streak';
import { readFolder } from '../store/folders';
import { bringUpMemory, dueConcepts } from '../store/memory';
import type { BackupFolder, Session } from '../store/rows';
import type { Store } from '../store/store';
import { dayOf } from './attempt';
import { backupDue } from './backup';
import { dailyGoal } from './preference';

/** What somebody who comes back should know. It is shown in the app, and nowhere else. */
export interface Reminder {
	/** How many ideas are due. */
	due: number;
	goal: number;
	streak: Streak;
	/** The session that was begun last, if it has not ended. */
	open: Session | undefined;
	/** Whether it is time for a backup. */
	backup: boolean;
	/** The folder that the latest backup could not be written to. */
	folder: BackupFolder | undefined;
}

/** How long ago a session may have begun for somebody to be reminded of it: a week. */
const RECENT = 7 * 24 * 3_600_000;

/** What there is to be reminded of now; undefined before the first session. */
export async function readReminder(store: Store, now: number): Promise<Reminder | undefined> {
	const last = await store.database.sessions.orderBy('startedAt').last();
	if (!last) return undefined;
	await bringUpMemory(store);
	const [due, days, folder] = await Promise.all([
		dueConcepts(store, now),
		store.days(),
		readFolder(store)
	]);
	const goal = dailyGoal.read();
	const answered = new Map(days.map(({ day, answered }) => [day, answered]));
	return {
		due: due.length,
		goal,
		streak: streakOf(answered, goal, dayOf(now)),
		open: last.finishedAt === undefined && now - last.startedAt < RECENT ? last : undefined,
		backup: await backupDue(store, now),
		folder: folder?.problem && folder
	};
}
