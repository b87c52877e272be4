import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Database } from '../../src/lib/store/database';
import { bringUpMemory, dueConcepts, nextDue } from '../../src/lib/store/memory';
import type { Attempt } from '../../src/lib/store/rows';
import { Store } from '../../src/lib/store/store';
import { makeAttempt } from '../fixtures';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2026, 10, 1);
let store: Store;
beforeEach(() => {
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
});

let index = 0;
const attempt = (change: Partial<Attempt> = {}) => makeAttempt({ index: index++, ...change });
const due = async (at: number) => (await dueConcepts(store, at)).map(({ concept }) => concept);

test('a concept is due when it is about to be forgotten, the longest overdue first', async () => {
	await store.answer(attempt({ at: START + 1, concepts: ['two'] }));
	await store.answer(attempt({ concepts: ['one'] }));
	await store.answer(attempt({ at: START + 2, concepts: ['known'], correct: true, score: 1 }));
	await bringUpMemory(store);
	expect(await due(START + 3)).toEqual([]);
	expect(await nextDue(store, START + 3)).toBe(START + DAY);
	expect(await due(START + DAY + 2)).toEqual(['one', 'two']);
	expect(await due(START + 400 * DAY)).toEqual(['one', 'two', 'known']);
	expect(await nextDue(store, START + 400 * DAY)).toBeUndefined();
});

test('bringing it up in steps is the same as at once', async () => {
	const steps = [0, 1, 5, 5, 30].map((day, number) =>
		attempt({ at: START + day * DAY + number, correct: number % 2 === 0, concepts: ['one', 'two'] })
	);
	for (const step of steps) {
		await store.answer(step);
		await bringUpMemory(store);
		await bringUpMemory(store);
	}
	const inSteps = await dueConcepts(store, Infinity);
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
	for (const step of steps) await store.answer(step);
	await bringUpMemory(store);
	expect(await dueConcepts(store, Infinity)).toEqual(inSteps);
	expect(inSteps.find(({ concept }) => concept === 'one')!.reps).toBe(5);
});
