import type { Transaction } from 'dexie';
import {
	addToDay,
	countAnswer,
	emptyStanding,
	isCounted,
	type Day,
	type Standing
} from '../insight/standing';
import { aboutAnswer } from '../practice/grade';
import type { Upgrades } from './database';
import type { Attempt, Session, StoredQuestion } from './rows';
import type { Store } from './store';

/** All answers that count summed up anew, in the order in which they were given. */
export function sumUp(attempts: readonly Attempt[]): { standings: Standing[]; days: Day[] } {
	const standings = new Map<string, Standing>();
	const days = new Map<string, Day>();
	for (const attempt of attempts.filter(isCounted).sort((a, b) => a.at - b.at)) {
		const standing = standings.get(attempt.section) ?? emptyStanding(attempt.section);
		countAnswer(standing, attempt);
		standings.set(attempt.section, standing);
		days.set(attempt.day, addToDay(days.get(attempt.day), attempt));
	}
	return { standings: [...standings.values()], days: [...days.values()] };
}

/** Brings the first version's attempts up to date: what they did not say is in the stored questions. */
async function describeAttempts(transaction: Transaction): Promise<void> {
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
	await table('attempts').bulkPut(attempts);
}

/** Makes the sums of an older version anew. */
async function sumUpAll(transaction: Transaction): Promise<void> {
	const { standings, days } = sumUp(await transaction.table<Attempt>('attempts').toArray());
	await transaction.table('standings').clear();
	await transaction.table('days').clear();
	await transaction.table('standings').bulkPut(standings);
	await transaction.table('days').bulkPut(days);
}

export const upgrades: Upgrades = { describeAttempts, sumUpAll };

/**
 * Counts all attempts anew and compares that with the sums that are kept with them. Where they
 * disagree, the sums are written anew.
 * @returns whether they agreed
 */
export async function verifySums({ database }: Store): Promise<boolean> {
	const { attempts, standings, days } = database;
	return database.transaction('rw', attempts, standings, days, async () => {
		const counted = sumUp(await attempts.toArray());
		const [keptStandings, keptDays] = await Promise.all([standings.toArray(), days.toArray()]);
		const agree =
			agreed(keptStandings, counted.standings, ({ section }) => section) &&
			agreed(keptDays, counted.days, ({ day }) => day);
		if (agree) return true;
		await Promise.all([standings.clear(), days.clear()]);
		await Promise.all([standings.bulkPut(counted.standings), days.bulkPut(counted.days)]);
		return false;
	});
}

/** Weights are sums of fractions, which depend on their order in the last digits. */
const DIGITS = 9;

const agreed = <Row>(
	kept: readonly Row[],
	counted: readonly Row[],
	keyOf: (row: Row) => string
) => {
	const text = (rows: readonly Row[]) =>
		JSON.stringify(
			[...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b))),
			(_, value: unknown) => {
				if (typeof value === 'number') return Number(value.toPrecision(DIGITS));
				if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
				return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
			}
		);
	return text(kept) === text(counted);
};
