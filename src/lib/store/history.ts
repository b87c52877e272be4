import { sectionOf } from '../item/types';
import type { Session } from './rows';
import { resultOf, type Store } from './store';

/** What a session is: the quiz of a section, a queue, a timed quiz, an interview or the quiz of a pack. */
export const MODES = ['quiz', 'practice', 'timed', 'interview', 'pack'] as const;
export type Mode = (typeof MODES)[number];

/** A session in the history, with its result so far. */
export interface SessionEntry {
	session: Session;
	answered: number;
	correct: number;
}

/** Which sessions are wanted; all where it says nothing. */
export interface HistoryFilter {
	/** Started from here on, in milliseconds since 1970. */
	from?: number;
	/** Started before, in milliseconds since 1970. */
	to?: number;
	modes?: readonly Mode[];
	/** Sessions that ask about this section. */
	section?: string;
	/** Share of right answers among all questions, 0 to 1, both ends included; of ended sessions only. */
	score?: { least: number; most: number };
}

export const modeOf = ({ mode }: Session): Mode => mode ?? 'quiz';

/** The share of right answers among all questions. */
export const shareOf = ({ session, correct }: SessionEntry): number =>
	session.draws.length === 0 ? 0 : correct / session.draws.length;

const asksAbout = (session: Session, section: string) =>
	session.section === section || session.draws.some(({ item }) => sectionOf(item) === section);

/**
 * Sessions that a filter lets through, the newest first.
 * @param limit at most how many
 */
export async function readHistory(
	store: Store,
	filter: HistoryFilter = {},
	limit = Infinity
): Promise<SessionEntry[]> {
	const { from = 0, to = Infinity, modes, section, score } = filter;
	const found: SessionEntry[] = [];
	// Without a score one batch is enough; with one, results decide how far back to read.
	let before = to;
	while (found.length < limit) {
		const batch = await store.database.sessions
			.where('startedAt')
			.between(from, before, true, false)
			.reverse()
			.filter(
				(session) =>
					(modes === undefined || modes.includes(modeOf(session))) &&
					(section === undefined || asksAbout(session, section)) &&
					(score === undefined || session.finishedAt !== undefined)
			)
			.limit(limit)
			.toArray();
		const entries = await Promise.all(batch.map((session) => entryOf(store, session)));
		found.push(
			...entries.filter(
				(entry) =>
					score === undefined || (score.least <= shareOf(entry) && shareOf(entry) <= score.most)
			)
		);
		if (batch.length < limit) break;
		before = batch.at(-1)!.startedAt;
	}
	return found.slice(0, limit);
}

async function entryOf(store: Store, session: Session): Promise<SessionEntry> {
	return { session, ...(session.result ?? resultOf(await store.attemptsOf(session.id))) };
}
