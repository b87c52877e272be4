import Dexie, { liveQuery, type Table } from 'dexie';
import type { Question } from '../item/types';
import { addAnswer, addToDay, isCounted, type Day, type Standing } from '../insight/standing';
import type { Database } from './database';
import type { Attempt, Session, SessionRecord } from './rows';

/** The rows of a session, in the order of the questions. */
export const ofSession = <Row>(table: Table<Row, [string, number]>, session: string) =>
	table.where('[session+index]').between([session, Dexie.minKey], [session, Dexie.maxKey]);

/** Adds attempts, which have to be new, and sums them up; within a transaction of the caller. */
export async function addAttempts(
	{ attempts, standings, days }: Database,
	added: readonly Attempt[]
): Promise<void> {
	const counted = added.filter(isCounted);
	const sections = [...new Set(counted.map(({ section }) => section))];
	const dates = [...new Set(counted.map(({ day }) => day))];
	const [oldStandings, oldDays] = await Promise.all([
		standings.bulkGet(sections),
		days.bulkGet(dates),
		attempts.bulkAdd(added)
	]);
	const standing = new Map(sections.map((section, index) => [section, oldStandings[index]]));
	const byDay = new Map(dates.map((day, index) => [day, oldDays[index]]));
	for (const attempt of counted) {
		standing.set(attempt.section, addAnswer(standing.get(attempt.section), attempt));
		byDay.set(attempt.day, addToDay(byDay.get(attempt.day), attempt));
	}
	await Promise.all([
		standings.bulkPut([...standing.values()].filter((row) => row !== undefined)),
		days.bulkPut([...byDay.values()].filter((row) => row !== undefined))
	]);
}

/** What a session comes to. */
export const resultOf = (attempts: readonly Attempt[]) => ({
	answered: attempts.length,
	correct: attempts.filter(({ correct }) => correct).length
});

/** Sessions and attempts in the browser. */
export class Store {
	constructor(
		readonly database: Database,
		/** Whether what is stored outlives the page. */
		readonly persistent: boolean,
		/** Whether that is because a newer version of the app has written here, which is left alone. */
		readonly outdated = false
	) {}

	/** Stores a new session with the questions that it puts. */
	async startSession(session: Session, questions: readonly Question[]): Promise<void> {
		const { database } = this;
		await database.transaction('rw', database.sessions, database.questions, async () => {
			await database.sessions.add(session);
			await database.questions.bulkPut(
				questions.map((question) => ({ id: question.id, question }))
			);
		});
	}

	/** The session of this quiz that was started last and not finished, if there is one. */
	async unfinishedSession(section: string, query: string): Promise<Session | undefined> {
		const sessions = await this.database.sessions.where({ section, query }).toArray();
		return sessions
			.filter(({ finishedAt }) => finishedAt === undefined)
			.sort((a, b) => b.startedAt - a.startedAt)[0];
	}

	/**
	 * Stores an answer and what it adds to the standing, all or nothing. If the question was answered
	 * already, in another tab perhaps, that answer stands.
	 * @returns the answer that counts
	 */
	async answer(attempt: Attempt): Promise<Attempt> {
		const { attempts, standings, days } = this.database;
		try {
			await this.database.transaction('rw', attempts, standings, days, () =>
				addAttempts(this.database, [attempt])
			);
			return attempt;
		} catch (error) {
			// Dexie has the same error for a full disk as for a row that is there.
			const kept = await attempts.get([attempt.session, attempt.index]);
			if (!kept) throw error;
			return kept;
		}
	}

	/** Stores how far a session is; one that ends gets its result. */
	async update(id: string, change: Partial<Pick<Session, 'position' | 'activeMs' | 'finishedAt'>>) {
		const { sessions, attempts } = this.database;
		if (change.finishedAt === undefined) return void (await sessions.update(id, change));
		await this.database.transaction('rw', sessions, attempts, async () => {
			await sessions.update(id, { ...change, result: resultOf(await this.attemptsOf(id)) });
		});
	}

	/** A session alone. */
	session(id: string): Promise<Session | undefined> {
		return this.database.sessions.get(id);
	}

	/** A session with its attempts and questions, or undefined if there is none of that id. */
	async read(id: string): Promise<SessionRecord | undefined> {
		const session = await this.database.sessions.get(id);
		if (!session) return undefined;
		const attempts = await this.attemptsOf(id);
		const rows = await this.database.questions.bulkGet(session.draws.map(({ variant }) => variant));
		const questions = rows.flatMap((row) => (row ? [[row.id, row.question] as const] : []));
		return { session, attempts, questions: new Map(questions) };
	}

	/** The attempts of a session, in the order of the questions. */
	attemptsOf(session: string): Promise<Attempt[]> {
		return ofSession(this.database.attempts, session).toArray();
	}

	/** Calls back with the attempts of a session now and whenever they change, in any tab. */
	watchAttempts(session: string, onChange: (attempts: Attempt[]) => void): () => void {
		const subscription = liveQuery(() => this.attemptsOf(session)).subscribe({ next: onChange });
		return () => subscription.unsubscribe();
	}

	/** Ids of the variants of a section that were answered at least once. */
	async seenVariants(section: string): Promise<Set<string>> {
		const attempts = await this.database.attempts.where({ section }).toArray();
		return new Set(attempts.map(({ variant }) => variant));
	}

	/** What is known of each section. */
	standings(): Promise<Standing[]> {
		return this.database.standings.toArray();
	}

	/** Every day with an answer, the oldest first. */
	days(): Promise<Day[]> {
		return this.database.days.orderBy('day').toArray();
	}
}
