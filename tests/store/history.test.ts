import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { Database } from '../../src/lib/store/database';
import { readHistory, type HistoryFilter } from '../../src/lib/store/history';
import type { Session } from '../../src/lib/store/rows';
import { Store } from '../../src/lib/store/store';
import { makeAttempt } from '../fixtures';

let store: Store;
const SESSION = { title: '', query: '', position: 0, activeMs: 0, section: '' };
const draws = (...sections: string[]) =>
	sections.map((section) => ({ item: `python/${section}/a`, variant: 'v', options: [] }));

/** Two questions each: of one section, of two, timed and not finished; none, one or both right. */
const SESSIONS: (Pick<Session, 'id' | 'draws'> & Partial<Session>)[] = [
	{ id: 'quiz', section: 'oop', draws: draws('oop', 'oop'), finishedAt: 1 },
	{ id: 'timed', mode: 'timed', draws: draws('oop', 'gil'), finishedAt: 1 },
	{ id: 'open', mode: 'practice', draws: draws('gil', 'gil') },
	{ id: 'interview', mode: 'interview', draws: draws('gil', 'map'), finishedAt: 1 }
];

beforeEach(async () => {
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
	for (const [right, session] of SESSIONS.entries()) {
		await store.database.sessions.add({ ...SESSION, startedAt: 10 * (right + 1), ...session });
		for (let index = 0; index < 2; index++) {
			await store.answer(makeAttempt({ session: session.id, index, correct: index < right }));
		}
	}
});

const ids = async (filter: HistoryFilter, limit?: number) =>
	(await readHistory(store, filter, limit)).map(({ session }) => session.id);

test('the newest come first, with their counts', async () => {
	const entries = await readHistory(store);
	expect(entries.map(({ session, answered, correct }) => [session.id, answered, correct])).toEqual([
		['interview', 2, 2],
		['open', 2, 2],
		['timed', 2, 1],
		['quiz', 2, 0]
	]);
});

describe('filters', () => {
	test('by mode', async () => {
		expect(await ids({ modes: ['quiz', 'timed'] })).toEqual(['timed', 'quiz']);
	});

	test('by a section that is asked about, mixed sessions included', async () => {
		expect(await ids({ section: 'gil' })).toEqual(['interview', 'open', 'timed']);
		expect(await ids({ section: 'oop' })).toEqual(['timed', 'quiz']);
	});

	test('by time: the start is part of it, the end is not', async () => {
		expect(await ids({ from: 20, to: 40 })).toEqual(['open', 'timed']);
	});

	test('by score, ends included; what has not ended has none', async () => {
		expect(await ids({ score: { least: 0.5, most: 1 } })).toEqual(['interview', 'timed']);
		expect(await ids({ score: { least: 0, most: 0.5 } })).toEqual(['timed', 'quiz']);
	});

	test('a limit holds after the score was looked at', async () => {
		expect(await ids({ score: { least: 0, most: 0.2 } }, 1)).toEqual(['quiz']);
		expect(await ids({}, 2)).toEqual(['interview', 'open']);
	});
});

test('a result that is kept is that of a count', async () => {
	await store.update('open', { finishedAt: 5 });
	expect((await store.session('open'))!.result).toEqual({ answered: 2, correct: 2 });
	expect((await readHistory(store)).find(({ session }) => session.id === 'open')).toMatchObject({
		answered: 2,
		correct: 2
	});
});
