import Dexie, { liveQuery, type Table } from 'dexie';
import type { Question } from '../item/types';
import type { Database } from './database';
import type { Attempt, Session, SessionRecord } from './rows';

/** A session in the history, with its result so far. */
export interface SessionEntry {
	session: Session;
	answered: number;
	correct: number;
}

/** The rows of a session, in the order of the questions. */
export const ofSession = <Row>(table: Table<Row, [string, number]>, session: string) =>
	table.where('[session+index]').between([session, Dexie.minKey], [session, Dexie.maxKey]);

/** Sessions and attempts in the browser. */
export class Store {
	constructor(
		readonly database: Database,
		/** Whether what is stored outlives the page. */
		readonly persistent: boolean
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
	 * Stores an answer. If the question was answered already, in another tab perhaps, that answer
	 * stands.
	 * @returns the answer that counts
	 */
	async answer(attempt: Attempt): Promise<Attempt> {
		const { attempts } = this.database;
		try {
			await attempts.add(attempt);
			return attempt;
		} catch (error) {
			if (!(error instanceof Dexie.ConstraintError)) throw error;
			return (await attempts.get([attempt.session, attempt.index])) ?? attempt;
		}
	}

	/** Stores how far a session is. */
	async update(id: string, change: Partial<Pick<Session, 'position' | 'activeMs' | 'finishedAt'>>) {
		await this.database.sessions.update(id, change);
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

	/** Every session, the newest first. */
	async history(): Promise<SessionEntry[]> {
		const sessions = await this.database.sessions.orderBy('startedAt').reverse().toArray();
		const results = new Map<string, { answered: number; correct: number }>();
		await this.database.attempts.each(({ session, correct }) => {
			const result = results.get(session) ?? { answered: 0, correct: 0 };
			results.set(session, {
				answered: result.answered + 1,
				correct: result.correct + Number(correct)
			});
		});
		return sessions.map((session) => ({
			session,
			...(results.get(session.id) ?? { answered: 0, correct: 0 })
		}));
	}

	/** Ids of the variants of a section that were answered at least once. */
	async seenVariants(section: string): Promise<Set<string>> {
		const attempts = await this.database.attempts.where({ section }).toArray();
		return new Set(attempts.map(({ variant }) => variant));
	}

	/** Whether the last answer to each item was right, by item id. */
	async lastAnswers(): Promise<Map<string, boolean>> {
		const last = new Map<string, boolean>();
		await this.database.attempts.orderBy('at').each(({ item, correct }) => {
			last.set(item, correct);
		});
		return last;
	}
}
