import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Database } from '../../src/lib/store/database';
import { verifySums } from '../../src/lib/store/rebuild';
import { Store } from '../../src/lib/store/store';
import { makeAttempt } from '../fixtures';

const open = () => new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);

const changes = fc.array(
	fc.record({
		section: fc.constantFrom('oop', 'gil', 'generators'),
		item: fc.constantFrom('python/oop/a', 'python/oop/b'),
		correct: fc.boolean(),
		level: fc.constantFrom('junior' as const, 'senior' as const),
		confidence: fc.constantFrom('sure' as const, 'guess' as const),
		concepts: fc.constantFrom(['one'], ['one', 'two']),
		misconceptions: fc.constantFrom([], ['x'], ['z']),
		ms: fc.integer({ min: 0, max: 90_000 }),
		wait: fc.integer({ min: 1, max: 9 * 24 * 3600 * 1000 })
	}),
	{ maxLength: 25 }
);

test('what is summed up with every answer is what a count of all answers gives', async () => {
	await fc.assert(
		fc.asyncProperty(changes, async (given) => {
			const store = open();
			let at = Date.UTC(2026, 10, 1);
			for (const [index, { wait, ...change }] of given.entries()) {
				at += wait;
				const day = new Date(at).toISOString().slice(0, 10);
				await store.answer(makeAttempt({ ...change, index, at, day }));
			}
			expect(await verifySums(store)).toBe(true);
			store.database.close();
		}),
		{ numRuns: 40 }
	);
});

test('sums that disagree are found and corrected', async () => {
	const store = open();
	await store.answer(makeAttempt());
	await store.answer(makeAttempt({ index: 1, correct: true, score: 1 }));
	const right = await store.standings();
	await store.database.standings.update('oop', { right: 2 });
	expect(await verifySums(store)).toBe(false);
	expect(await store.standings()).toEqual(right);
	await store.database.days.clear();
	expect(await verifySums(store)).toBe(false);
	expect(await store.days()).toEqual([{ day: '2026-11-01', answered: 2, right: 1, ms: 20 }]);
	expect(await verifySums(store)).toBe(true);
});
