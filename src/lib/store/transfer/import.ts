import type { Database } from '../database';
import { clearTables } from '../folders';
import { sumUp } from '../rebuild';
import type { Attempt, Session } from '../rows';
import type { Store } from '../store';
import { fromBase64 } from './base64';
import { Cancelled, type Rows } from './read';
import { EXPORTED } from './schema';

/** Beside what is here, or in its place. */
export type Way = 'merge' | 'replace';

/** What an import would do. */
export interface Preview {
	/** Sessions and answers of the file. */
	sessions: number;
	answers: number;
	/** Sessions of the file that are not here. */
	fresh: number;
	/** Sessions that are here too, but got further in the file. */
	further: number;
	/** Sessions that are here and would go if everything is replaced. */
	here: number;
	/** Packs of the file that are not here. */
	packs: number;
}

/** Says what an import would do. Nothing is written. */
export async function previewImport({ database }: Store, rows: Rows): Promise<Preview> {
	const taken = await takenSessions(database, rows);
	const known = new Set(await database.sessions.toCollection().primaryKeys());
	return {
		sessions: rows.sessions.length,
		answers: rows.attempts.length,
		fresh: [...taken].filter((id) => !known.has(id)).length,
		further: [...taken].filter((id) => known.has(id)).length,
		here: known.size,
		packs: (await takenPacks(database, rows)).size
	};
}

/** So many rows are written before progress is told. */
const CHUNK = 2_000;

/**
 * Writes an export that has been read, all or nothing: if it is called off, or the page goes, nothing has
 * changed. A session that is in both is taken from where it got further.
 * @throws Cancelled if the signal says so
 */
export async function importRows(
	{ database }: Store,
	rows: Rows,
	way: Way,
	{ onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {}
): Promise<void> {
	await database.transaction('rw', database.tables, async (transaction) => {
		const stopIfAsked = () => {
			if (!signal?.aborted) return;
			transaction.abort();
			throw new Cancelled('The import was called off.');
		};
		if (way === 'replace') await clearTables(database);
		const taken = await takenSessions(database, rows);
		await clearSessions(database, taken);
		const packs = await takenPacks(database, rows);
		const all = EXPORTED.reduce((sum, name) => sum + rows[name].length, 0);
		let done = 0;
		for (const name of EXPORTED) {
			for (let from = 0; from < rows[name].length; from += CHUNK) {
				stopIfAsked();
				const chunk = rows[name].slice(from, from + CHUNK);
				await database
					.table(name)
					.bulkPut(chunk.filter((row) => isTaken(row, taken, packs)).map(stored));
				done += chunk.length;
				// Summing up takes about as long as writing.
				onProgress?.(done / all / 2);
			}
		}
		await sumUpAnew(database, (share) => {
			stopIfAsked();
			onProgress?.(0.5 + share / 2);
		});
		stopIfAsked();
	});
}

type Row = Rows[(typeof EXPORTED)[number]][number];

const isTaken = (row: Row, taken: ReadonlySet<string>, packs: ReadonlySet<string>): boolean => {
	if ('sources' in row) return packs.has(row.id);
	if ('session' in row) return taken.has(row.session);
	// Questions belong to none: a variant's id stands for its content.
	return 'question' in row || taken.has(row.id);
};

const stored = (row: Row): unknown =>
	'data' in row ? { ...row, data: fromBase64(row.data) } : row;

/** Ids of the packs that come from the file: those that are not here. One that is may have been recorded. */
async function takenPacks(database: Database, { packs }: Rows): Promise<Set<string>> {
	const here = await database.packs.bulkGet(packs.map(({ id }) => id));
	return new Set(packs.filter((_, index) => !here[index]).map(({ id }) => id));
}

/** Ids of the sessions that come from the file: those that are not here, or not as far. */
async function takenSessions(database: Database, rows: Rows): Promise<Set<string>> {
	const answers = new Map<string, number>();
	for (const { session } of rows.attempts) answers.set(session, (answers.get(session) ?? 0) + 1);
	const here = await database.sessions.bulkGet(rows.sessions.map(({ id }) => id));
	const taken = new Set<string>();
	for (const [index, session] of rows.sessions.entries()) {
		const mine = here[index];
		if (!mine || (await isFurther(database, session, answers.get(session.id) ?? 0, mine))) {
			taken.add(session.id);
		}
	}
	return taken;
}

async function isFurther(database: Database, theirs: Session, answers: number, mine: Session) {
	const ended = ({ finishedAt }: Session) => Number(finishedAt !== undefined);
	if (ended(theirs) !== ended(mine)) return ended(theirs) > ended(mine);
	const own = await database.attempts
		.where('[session+index]')
		.between([mine.id], [mine.id, []])
		.count();
	return answers > own;
}

async function clearSessions(database: Database, ids: ReadonlySet<string>): Promise<void> {
	const known = await database.sessions
		.where('id')
		.anyOf([...ids])
		.primaryKeys();
	for (const id of known) {
		for (const name of ['attempts', 'drafts', 'spoken', 'recordings']) {
			await database.table(name).where(':id').between([id], [id, []]).delete();
		}
	}
}

/** Makes every sum anew; memory is brought up when it is next asked for. */
async function sumUpAnew(database: Database, onProgress: (share: number) => void): Promise<void> {
	const { attempts, standings, days, memory, cursors } = database;
	const all: Attempt[] = await attempts.toArray();
	onProgress(0.5);
	const sums = sumUp(all);
	await Promise.all([standings.clear(), days.clear(), memory.clear(), cursors.clear()]);
	await standings.bulkPut(sums.standings);
	await days.bulkPut(sums.days);
	onProgress(1);
}
