import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Database } from '../../src/lib/store/database';
import { bringUpMemory } from '../../src/lib/store/memory';
import { sumUp, upgrades, verifySums } from '../../src/lib/store/rebuild';
import { Store } from '../../src/lib/store/store';
import { makeAttempt, makeQuestion } from '../fixtures';

/** What the first version stored of one quiz with two answers. */
const FIRST = {
	sessions: [
		{
			id: 's',
			section: 'oop',
			title: 'Objects',
			query: 'n=5&seed=abc',
			draws: [
				{ item: 'python/oop/a', variant: 'a-0', options: ['key0', 'wrong0', 'wrong1'] },
				{ item: 'python/oop/b', variant: 'gone', options: ['key0', 'wrong0'] }
			],
			position: 2,
			activeMs: 30_000,
			startedAt: Date.UTC(2026, 5, 1, 12),
			finishedAt: Date.UTC(2026, 5, 1, 13)
		}
	],
	attempts: [
		{
			session: 's',
			index: 0,
			section: 'oop',
			item: 'python/oop/a',
			variant: 'a-0',
			response: { type: 'options', options: ['wrong0'] },
			confidence: 'sure',
			correct: false,
			score: 0,
			misconceptions: ['belief-0'],
			ms: 10_000,
			at: Date.UTC(2026, 5, 1, 12)
		},
		{
			session: 's',
			index: 1,
			section: 'oop',
			item: 'python/oop/b',
			variant: 'gone',
			response: { type: 'unknown' },
			correct: false,
			score: 0,
			misconceptions: [],
			ms: 20_000,
			at: Date.UTC(2026, 5, 1, 12, 1)
		}
	]
};

test('a database of the first version keeps everything and is summed up', async () => {
	const indexedDB = new IDBFactory();
	const old = new Dexie('dunder', { indexedDB, IDBKeyRange });
	old.version(1).stores({
		sessions: 'id, startedAt, [section+query]',
		attempts: '[session+index], section, at',
		questions: 'id'
	});
	await old.table('sessions').bulkAdd(FIRST.sessions);
	await old.table('attempts').bulkAdd(FIRST.attempts);
	await old.table('questions').add({ id: 'a-0', question: makeQuestion('a') });
	old.close();

	const store = new Store(new Database({ indexedDB, IDBKeyRange }, upgrades), true);
	const record = await store.read('s');
	expect(record!.session).toEqual(FIRST.sessions[0]);
	expect(record!.attempts).toEqual([
		{
			...FIRST.attempts[0],
			level: 'mid',
			among: 3,
			concepts: ['oop-one'],
			offered: ['belief-0', 'belief-1'],
			day: expect.stringMatching(/^2026-06-0[12]$/) as string
		},
		{
			...FIRST.attempts[1],
			level: 'mid',
			among: 4,
			concepts: [],
			offered: [],
			day: expect.stringMatching(/^2026-06-0[12]$/) as string
		}
	]);
	expect(await store.standings()).toMatchObject([
		{
			section: 'oop',
			answered: 2,
			right: 0,
			beliefs: { 'belief-0': { offered: 1, picked: 1 }, 'belief-1': { offered: 1, picked: 0 } },
			items: { 'python/oop/a': -1, 'python/oop/b': 0 },
			confidence: { sure: [0, 1] }
		}
	]);
});

test('a database of the second version keeps everything, and its sums are made anew', async () => {
	const indexedDB = new IDBFactory();
	const old = new Dexie('dunder', { indexedDB, IDBKeyRange });
	old.version(2).stores({
		sessions: 'id, startedAt, [section+query]',
		attempts: '[session+index], section, at',
		questions: 'id',
		drafts: '[session+index]',
		standings: 'section',
		days: 'day',
		memory: 'concept, due'
	});
	await old.table('sessions').bulkAdd(FIRST.sessions);
	const attempt = makeAttempt({ misconceptions: ['x'], offered: ['x', 'y'] });
	await old.table('attempts').add(attempt);
	await old.table('drafts').add({ session: 's', index: 1, response: { type: 'unknown' }, at: 1 });
	const belief = { offered: 1, picked: 1, last: attempt.at, since: 0 };
	await old.table('standings').add({
		section: 'oop',
		answered: 1,
		right: 0,
		cells: {},
		concepts: {},
		beliefs: { x: belief },
		items: {},
		confidence: {},
		times: {}
	});
	await old.table('days').add({ day: attempt.day, answered: 1, right: 0, ms: 10 });
	// What the second version kept its place by.
	await old.table('memory').add({ concept: '', due: Number.MAX_SAFE_INTEGER, last: attempt.at });
	old.close();

	const store = new Store(new Database({ indexedDB, IDBKeyRange }, upgrades), true);
	expect((await store.read('s'))!.session).toEqual(FIRST.sessions[0]);
	expect(await store.attemptsOf('s')).toEqual([attempt]);
	expect(await store.database.drafts.count()).toBe(1);
	expect(await store.standings()).toMatchObject([
		{
			section: 'oop',
			answered: 1,
			beliefs: {
				x: { picked: 1, evidence: [expect.any(Number), expect.any(Number), expect.any(Number)] }
			}
		}
	]);
	expect(await verifySums(store)).toBe(true);
	expect(await store.database.memory.count()).toBe(0);
	await bringUpMemory(store);
	expect((await store.database.memory.toArray()).map(({ concept }) => concept)).toEqual([
		'oop-one'
	]);
});

test('a database of the third version keeps everything, and gets its new tables', async () => {
	const indexedDB = new IDBFactory();
	const old = new Dexie('dunder', { indexedDB, IDBKeyRange });
	old.version(3).stores({
		sessions: 'id, startedAt, [section+query]',
		attempts: '[session+index], section, at',
		questions: 'id',
		drafts: '[session+index]',
		standings: 'section',
		days: 'day',
		memory: 'concept, due',
		spoken: '[session+turn]',
		recordings: '[session+turn+take+part]',
		cursors: 'name'
	});
	const attempt = makeAttempt({ misconceptions: ['x'], offered: ['x', 'y'] });
	const { standings, days } = sumUp([attempt]);
	const rows = {
		sessions: [{ ...FIRST.sessions[0], mode: 'timed', result: { answered: 1, correct: 0 } }],
		attempts: [attempt],
		questions: [{ id: 'a-0', question: makeQuestion('a') }],
		drafts: [{ session: 's', index: 1, response: { type: 'unknown' }, at: 1 }],
		standings,
		days,
		memory: [{ concept: 'oop-one', due: 5 }],
		spoken: [{ session: 's', turn: 0, text: 'It depends.' }],
		recordings: [{ session: 's', turn: 0, take: 0, part: 0, data: new ArrayBuffer(2) }],
		cursors: [{ name: 'memory', at: attempt.at }]
	};
	for (const [name, values] of Object.entries(rows)) await old.table(name).bulkAdd(values);
	old.close();

	const { database } = new Store(new Database({ indexedDB, IDBKeyRange }, upgrades), true);
	for (const [name, values] of Object.entries(rows)) {
		expect(await database.table(name).toArray()).toEqual(values);
	}
	expect(await database.packs.count()).toBe(0);
	expect(await database.folders.count()).toBe(0);
});
