import type { Collection } from 'dexie';
import { isCounted } from '../insight/standing';
import { remember, type Memory } from '../practice/memory';
import type { Database } from './database';
import { clearTables } from './folders';
import { sumUp } from './rebuild';
import type { Attempt } from './rows';
import type { Store } from './store';

/** Tables whose rows belong to a session; their keys begin with its id. */
const OWNED = ['attempts', 'drafts', 'spoken', 'recordings'];

/** Rows that were deleted, by table, so that they can be put back. */
export interface Deleted {
	sessions: number;
	rows: Map<string, unknown[]>;
}

/**
 * Deletes sessions with all that belongs to them, and takes their answers out of every sum. All or
 * nothing.
 * @returns what was deleted, to be put back by `restore`
 */
export async function deleteSessions(
	{ database }: Store,
	ids: readonly string[]
): Promise<Deleted> {
	return database.transaction('rw', database.tables, async () => {
		const rows = await takeSessions(database, ids);
		await recount(database, rows.get('attempts') as Attempt[]);
		return { sessions: ids.length, rows };
	});
}

/** Deletes rows and adds them to those that were deleted before; within a transaction of the caller. */
export async function take(
	database: Database,
	rows: Map<string, unknown[]>,
	name: string,
	found: Collection
): Promise<void> {
	// A collection of several keys remembers where its first pass ended, so it is not passed twice.
	const keys = await found.primaryKeys();
	const table = database.table(name);
	rows.set(name, [...(rows.get(name) ?? []), ...(await table.bulkGet(keys))]);
	await table.bulkDelete(keys);
}

/** Deletes sessions with all that belongs to them, but leaves the sums; within a transaction of the caller. */
export async function takeSessions(
	database: Database,
	ids: readonly string[]
): Promise<Map<string, unknown[]>> {
	const rows = new Map<string, unknown[]>(OWNED.map((name) => [name, []]));
	await take(database, rows, 'sessions', database.sessions.where('id').anyOf(ids));
	for (const id of ids) {
		// An array comes after every number, so after every key that begins with the id.
		for (const name of OWNED) {
			await take(database, rows, name, database.table(name).where(':id').between([id], [id, []]));
		}
	}
	return rows;
}

/** Deletes everything that was ever stored of the person's practice. The backup folder stays chosen. */
export async function deleteAll({ database }: Store): Promise<Deleted> {
	return database.transaction('rw', database.tables, async () => {
		const rows = new Map<string, unknown[]>();
		for (const table of database.tables) rows.set(table.name, await table.toArray());
		await clearTables(database);
		return { sessions: rows.get('sessions')!.length, rows };
	});
}

/** Puts back what was deleted. */
export async function restore({ database }: Store, { rows }: Deleted): Promise<void> {
	await database.transaction('rw', database.tables, async () => {
		for (const [name, values] of rows) await database.table(name).bulkPut(values);
		if (!rows.has('standings')) await recount(database, rows.get('attempts') as Attempt[]);
	});
}

/** Sums up anew whatever these answers were part of; within a transaction of the caller. */
async function recount(database: Database, touched: readonly Attempt[]): Promise<void> {
	const changed = touched.filter(isCounted);
	const { attempts, standings, days, memory, cursors } = database;
	const counted = (await cursors.get('memory'))?.at ?? 0;
	const concepts = new Set(changed.flatMap((attempt) => attempt.concepts));
	await memory.bulkDelete([...concepts]);
	for (const section of new Set(changed.map((attempt) => attempt.section))) {
		const left = await attempts.where({ section }).sortBy('at');
		const [standing] = sumUp(left).standings;
		await (standing ? standings.put(standing) : standings.delete(section));
		const known = new Map<string, Memory>();
		for (const attempt of left.filter(({ at }) => at <= counted)) {
			for (const concept of attempt.concepts.filter((id) => concepts.has(id))) {
				known.set(concept, remember(known.get(concept), concept, attempt));
			}
		}
		await memory.bulkPut([...known.values()]);
	}
	for (const date of new Set(changed.map(({ day }) => day))) {
		// A day of the person's is within a day and a half of the same day in UTC.
		const noon = Date.parse(`${date}T12:00Z`);
		const near = await attempts
			.where('at')
			.between(noon - 36 * 3_600_000, noon + 36 * 3_600_000)
			.toArray();
		const [day] = sumUp(near.filter((attempt) => attempt.day === date)).days;
		await (day ? days.put(day) : days.delete(date));
	}
}
