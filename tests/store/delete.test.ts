import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { deleteAll, deleteSessions, restore } from '../../src/lib/store/delete';
import { Database } from '../../src/lib/store/database';
import { bringUpMemory } from '../../src/lib/store/memory';
import { verifySums } from '../../src/lib/store/rebuild';
import { Store } from '../../src/lib/store/store';
import { makeAttempt } from '../fixtures';

let store: Store;
const everything = async () =>
	Object.fromEntries(
		await Promise.all(
			store.database.tables.map(async (table) => [table.name, await table.toArray()] as const)
		)
	);
/** What sums hold, without the last digits, which depend on the order of adding. */
const rounded = (value: unknown) =>
	JSON.parse(
		JSON.stringify(value, (_, part: unknown) =>
			typeof part === 'number' ? Number(part.toPrecision(9)) : part
		)
	) as Record<string, unknown>;

const SESSION = {
	section: 'oop',
	title: 'Objects',
	query: '',
	draws: [],
	position: 0,
	activeMs: 0
};

beforeEach(async () => {
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
	for (const [number, id] of ['a', 'b', 'ab'].entries()) {
		await store.startSession({ ...SESSION, id, startedAt: number }, []);
		for (let index = 0; index < 3; index++) {
			const at = Date.UTC(2026, 10, 1 + number, 23) + index * 3_600_000;
			await store.answer(
				makeAttempt({
					session: id,
					index,
					section: index === 2 ? 'gil' : 'oop',
					item: `python/oop/${index}`,
					concepts: [index === 2 ? 'gil-one' : 'oop-one'],
					correct: (number + index) % 2 === 0,
					misconceptions: (number + index) % 2 === 0 ? [] : ['x'],
					at,
					day: new Date(at).toISOString().slice(0, 10)
				})
			);
		}
		await store.database.spoken.add({
			session: id,
			turn: 0,
			question: {} as never,
			text: 'words',
			recorded: true,
			ms: 0
		});
		await store.database.recordings.add({
			session: id,
			turn: 0,
			take: 0,
			part: 0,
			type: 'audio/webm',
			data: new ArrayBuffer(4)
		});
	}
	await bringUpMemory(store);
});

test('a session goes with all that belongs to it, and no other does', async () => {
	await deleteSessions(store, ['a']);
	const { sessions, attempts, spoken, recordings } = await everything();
	expect(sessions!.map(({ id }) => id as string)).toEqual(['ab', 'b']);
	expect(attempts!.length).toBe(6);
	expect(spoken!.map(({ session }) => session as string)).toEqual(['ab', 'b']);
	expect(recordings!.map(({ session }) => session as string)).toEqual(['ab', 'b']);
});

test('the sums are those of the answers that are left, memory included', async () => {
	await deleteSessions(store, ['b']);
	expect(await verifySums(store)).toBe(true);
	const kept = rounded((await everything()).memory);
	await store.database.memory.clear();
	await store.database.cursors.clear();
	await bringUpMemory(store);
	expect(rounded((await everything()).memory)).toEqual(kept);
});

test('undo puts everything back, one or all', async () => {
	const before = rounded(await everything());
	const two = await deleteSessions(store, ['a', 'ab']);
	expect((await everything()).sessions!.map(({ id }) => id as string)).toEqual(['b']);
	expect((await everything()).attempts!.length).toBe(3);
	await restore(store, two);
	expect(rounded(await everything())).toEqual(before);
	await restore(store, await deleteAll(store));
	expect(rounded(await everything())).toEqual(before);
});

test('all means all', async () => {
	const { sessions } = await deleteAll(store);
	expect(sessions).toBe(3);
	expect(Object.values(await everything()).flat()).toEqual([]);
});

test('the last session of a section leaves no trace of it', async () => {
	await deleteSessions(store, ['a', 'b', 'ab']);
	const { standings, days, memory } = await everything();
	expect([standings, days, memory]).toEqual([[], [], []]);
});
