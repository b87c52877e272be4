import type { Transaction } from 'dexie';
import { addAnswer, addToDay, type Day, type Standing } from '../insight/standing';
import { aboutAnswer } from '../practice/grade';
import type { Attempt, Session, StoredQuestion } from './rows';

/** All answers summed up anew, in the order in which they were given. */
export function sumUp(attempts: readonly Attempt[]): { standings: Standing[]; days: Day[] } {
	const standings = new Map<string, Standing>();
	const days = new Map<string, Day>();
	for (const attempt of [...attempts].sort((a, b) => a.at - b.at)) {
		standings.set(attempt.section, addAnswer(standings.get(attempt.section), attempt));
		days.set(attempt.day, addToDay(days.get(attempt.day), attempt));
	}
	return { standings: [...standings.values()], days: [...days.values()] };
}

/** Brings the first version's attempts up to date: what they did not say is in the stored questions. */
export async function upgradeAttempts(transaction: Transaction): Promise<void> {
	const table = <Row>(name: string) => transaction.table<Row>(name);
	const questions = new Map(
		(await table<StoredQuestion>('questions').toArray()).map(({ id, question }) => [id, question])
	);
	const sessions = new Map(
		(await table<Session>('sessions').toArray()).map((session) => [session.id, session])
	);
	const attempts = (await table<Attempt>('attempts').toArray()).map((attempt): Attempt => {
		const question = questions.get(attempt.variant);
		const draw = sessions.get(attempt.session)?.draws[attempt.index];
		const date = new Date(attempt.at - new Date(attempt.at).getTimezoneOffset() * 60_000);
		return {
			...attempt,
			...(question && draw
				? aboutAnswer(question, draw, attempt.response)
				: { level: 'mid', among: 4, concepts: [], offered: [] }),
			day: date.toISOString().slice(0, 10)
		};
	});
	const { standings, days } = sumUp(attempts);
	await table('attempts').bulkPut(attempts);
	await table('standings').bulkPut(standings);
	await table('days').bulkPut(days);
}

/** Writes the sums anew, from the attempts alone. */
export async function rebuild(transaction: Transaction): Promise<void> {
	const { standings, days } = sumUp(await transaction.table<Attempt>('attempts').toArray());
	await transaction.table('standings').clear();
	await transaction.table('days').clear();
	await transaction.table('standings').bulkPut(standings);
	await transaction.table('days').bulkPut(days);
}
