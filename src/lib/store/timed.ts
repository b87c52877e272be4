import { liveQuery } from 'dexie';
import type { Attempt, Draft, Session } from './rows';
import { addAttempts, ofSession, resultOf, type Store } from './store';

/** What can change in a timed quiz that runs. */
export interface TimedState {
	session: Session;
	/** In the order of the questions. */
	drafts: Draft[];
}

/** The state of a timed quiz, or undefined if there is no session of that id. */
export async function readTimed(
	{ database }: Store,
	session: string
): Promise<TimedState | undefined> {
	const found = await database.sessions.get(session);
	return found && { session: found, drafts: await ofSession(database.drafts, session).toArray() };
}

/** Stores an answer that can still be changed. Once the quiz has been handed in nothing is changed. */
export async function saveDraft({ database }: Store, draft: Draft): Promise<void> {
	await database.transaction('rw', database.sessions, database.drafts, async () => {
		const session = await database.sessions.get(draft.session);
		if (session && session.finishedAt === undefined) await database.drafts.put(draft);
	});
}

/** Stores the clocks and the flags, unless the quiz has been handed in. */
export async function saveTiming(
	{ database }: Store,
	session: string,
	change: Partial<Pick<Session, 'timing' | 'flags' | 'activeMs' | 'position'>>
): Promise<void> {
	await database.sessions
		.where({ id: session })
		.and(({ finishedAt }) => finishedAt === undefined)
		.modify(change);
}

/** A confidence alone, or an option taken back, is no answer. */
const isAnswer = ({ response }: Draft) =>
	response.type !== 'options' || response.options.length > 0;

/**
 * Hands a quiz in: its drafts become attempts, all or none. If another tab has done so, that stands.
 * @param grade makes the attempt of a draft
 */
export async function handIn(
	{ database }: Store,
	session: string,
	change: Pick<Session, 'timing' | 'activeMs'> & { finishedAt: number },
	grade: (draft: Draft) => Attempt
): Promise<void> {
	const { sessions, drafts, attempts, standings, days } = database;
	await database.transaction('rw', [sessions, drafts, attempts, standings, days], async () => {
		const found = await sessions.get(session);
		if (!found || found.finishedAt !== undefined) return;
		const rows = await ofSession(drafts, session).toArray();
		const answers = rows.filter(isAnswer).map(grade);
		await addAttempts(database, answers);
		await ofSession(drafts, session).delete();
		await sessions.update(session, { ...change, result: resultOf(answers) });
	});
}

/** Calls back with the state of a timed quiz now and whenever it changes, in any tab. */
export function watchTimed(
	store: Store,
	session: string,
	onChange: (state: TimedState) => void
): () => void {
	const subscription = liveQuery(() => readTimed(store, session)).subscribe({
		next: (state) => state && onChange(state)
	});
	return () => subscription.unsubscribe();
}
