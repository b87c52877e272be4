import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import type { Session } from '../../src/lib/store/rows';
import { Database } from '../../src/lib/store/database';
import { deleteSessions, restore } from '../../src/lib/store/delete';
import { readHistory } from '../../src/lib/store/history';
import { bringUpMemory } from '../../src/lib/store/memory';
import {
	addPack,
	countOfPack,
	listPacks,
	packAnswers,
	removePack
} from '../../src/lib/store/packs';
import { verifySums } from '../../src/lib/store/rebuild';
import { Store } from '../../src/lib/store/store';
import { exportAll } from '../../src/lib/store/transfer/export';
import { importRows, previewImport } from '../../src/lib/store/transfer/import';
import { readExport } from '../../src/lib/store/transfer/read';
import { packId } from '../../src/lib/pack/id';
import { readPack } from '../../src/lib/pack/read';
import { renderQuestion } from '../../src/lib/item/render';
import { CHOICE, MULTI } from '../author/fixtures';
import { makeAttempt, makeQuestion } from '../fixtures';

const SOURCES = [{ path: 'a.yaml', text: `${CHOICE}---\n${MULTI}` }];
const ID = packId(SOURCES);
const READING = readPack(ID, SOURCES);
const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 10, 1, 12);

let store: Store;
const open = () => new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
/** Every row of every table, as text. */
const everything = async ({ database }: Store) =>
	JSON.stringify(
		await Promise.all(
			database.tables.map(async (table) => [table.name, await table.toArray()] as const)
		)
	);

const session = (id: string, change: Partial<Session>): Session => ({
	id,
	section: 'oop',
	title: 'Objects',
	query: `n=5&seed=${id}`,
	draws: [],
	position: 0,
	activeMs: 0,
	startedAt: START,
	...change
});

/** Answers of our own. */
async function practise(to: Store, id: string, day: number): Promise<void> {
	await to.startSession(session(id, {}), [makeQuestion('a')]);
	for (let index = 0; index < 3; index++) {
		const at = START + day * DAY + index;
		const date = new Date(at).toISOString().slice(0, 10);
		await to.answer(makeAttempt({ session: id, index, at, day: date, correct: index > 0 }));
	}
	await bringUpMemory(to);
}

/** The pack, and answers to it. */
async function usePack(to: Store, id: string, day: number): Promise<void> {
	const questions = READING.items.map((item) => renderQuestion(item, item.variants[0]!));
	await to.startSession(
		session(id, { mode: 'pack', section: ID, title: 'Mine', unverified: 2 }),
		questions
	);
	for (const [index, question] of questions.entries()) {
		const at = START + day * DAY + index;
		await to.answer(
			makeAttempt({
				session: id,
				index,
				section: ID,
				item: question.item,
				variant: question.id,
				concepts: question.concepts,
				offered: [`${ID}/adds-one`],
				at,
				day: new Date(at).toISOString().slice(0, 10),
				correct: index === 0
			})
		);
	}
	await to.update(id, { finishedAt: START + day * DAY + 10 });
	await bringUpMemory(to);
}

const PACK = { id: ID, title: 'Mine', sources: SOURCES, read: READING, addedAt: START };

beforeEach(() => (store = open()));

test('a database from which a pack was removed is that which never had it, and undo brings it back', async () => {
	const never = open();
	await practise(never, 'a', 0);
	await practise(never, 'b', 3);
	const without = await everything(never);

	await practise(store, 'a', 0);
	await addPack(store, PACK);
	await usePack(store, 'p', 1);
	await practise(store, 'b', 3);
	// Later than anything of our own.
	await usePack(store, 'q', 5);
	const withPack = await everything(store);
	expect(await countOfPack(store, ID)).toEqual({ sessions: 2, answers: 4 });

	const removed = await removePack(store, ID);
	expect(await everything(store)).toBe(without);
	expect(await everything(store)).not.toContain(ID);
	await restore(store, removed);
	expect(await everything(store)).toBe(withPack);
	await removePack(store, ID);
	expect(await everything(store)).toBe(without);
});

test('answers to packs are in the history and nowhere else', async () => {
	await practise(store, 'a', 0);
	const sums = async () =>
		JSON.stringify([
			await store.standings(),
			await store.days(),
			await store.database.memory.toArray(),
			await store.database.cursors.toArray()
		]);
	const before = await sums();
	await addPack(store, PACK);
	await usePack(store, 'p', 1);
	expect(await sums()).toBe(before);
	expect(await verifySums(store)).toBe(true);
	expect(await sums()).toBe(before);
	expect([...(await packAnswers(store, ID)).values()]).toEqual([true, false]);
	expect((await store.seenVariants(ID)).size).toBe(2);
	expect((await readHistory(store, { modes: ['pack'] })).map(({ answered }) => answered)).toEqual([
		2
	]);
	expect(await readHistory(store, { section: ID })).toHaveLength(1);

	const gone = await deleteSessions(store, ['p']);
	expect(await sums()).toBe(before);
	expect(await packAnswers(store, ID)).toEqual(new Map());
	await restore(store, gone);
	expect(await sums()).toBe(before);
	expect(await packAnswers(store, ID)).not.toEqual(new Map());
});

test('the same pack is not added twice', async () => {
	await addPack(store, PACK);
	await expect(addPack(store, { ...PACK, title: 'Other' })).rejects.toThrow('already, in “Mine”');
	expect(await listPacks(store)).toHaveLength(1);
});

test('a backup carries packs and their answers, but nothing that was made of them', async () => {
	await practise(store, 'a', 0);
	await addPack(store, { ...PACK, read: { ...READING, recordedAt: START } });
	await usePack(store, 'p', 1);
	const text = await (await exportAll(store, START)).text();
	expect(text).not.toContain('recordedAt');
	const other = open();
	const rows = await readExport(new Blob([text]));
	expect(await previewImport(other, rows)).toMatchObject({ packs: 1, sessions: 2, answers: 5 });
	await importRows(other, rows, 'merge');
	const [pack] = await listPacks(other);
	expect(pack).toEqual({ id: ID, title: 'Mine', sources: SOURCES, addedAt: START });
	expect(await (await exportAll(other, START)).text()).toBe(text);
	expect(await verifySums(other)).toBe(true);
	expect((await other.standings()).map(({ section }) => section)).toEqual(['oop']);

	// A pack that is here keeps what was recorded here.
	await importRows(store, rows, 'merge');
	expect((await listPacks(store))[0]!.read?.recordedAt).toBe(START);
	await importRows(store, rows, 'replace');
	expect((await listPacks(store))[0]!.read).toBeUndefined();
});

test('a backup of the version before has no packs and is read as ever', async () => {
	await practise(store, 'a', 0);
	const text = await (await exportAll(store, START)).text();
	const old = text.replace('"version":2', '"version":1').replace(/,"packs":0/, '');
	const other = open();
	await importRows(other, await readExport(new Blob([old])), 'merge');
	expect(await other.database.attempts.count()).toBe(3);
});

test('a pack in a backup that is not of the right form changes nothing', async () => {
	await addPack(store, PACK);
	const text = await (await exportAll(store, START)).text();
	for (const damage of ['"id":"oop"', '"id":"pack-A/../b"', '"id":{"__proto__":1}']) {
		const bad = text.replace(`"id":"${ID}"`, damage);
		await expect(readExport(new Blob([bad]))).rejects.toThrow('Nothing was imported');
	}
});
