// Dexie looks for the browser's globals when it is loaded, so they come first.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '../../src/lib/store/database';
import type { Attempt, Session } from '../../src/lib/store/rows';
import { lastAnswers } from '../../src/lib/store/last-answers';
import { Store } from '../../src/lib/store/store';
import { makeAttempt, makeQuestion } from '../fixtures';

let factory: IDBFactory;
const open = () => new Store(new Database({ indexedDB: factory, IDBKeyRange }), true);
beforeEach(() => (factory = new IDBFactory()));

const session = (id: string, change: Partial<Session> = {}): Session => ({
	id,
	section: 'oop',
	title: 'Objects',
	query: 'n=5&seed=abc',
	draws: [{ item: 'python/oop/a', variant: 'a-0', options: ['key0', 'wrong0'] }],
	position: 0,
	activeMs: 0,
	startedAt: 1000,
	...change
});
const attempt = (session: string, change: Partial<Attempt> = {}): Attempt =>
	makeAttempt({
		session,
		response: { type: 'options', options: ['key0'] },
		correct: true,
		score: 1,
		at: 2000,
		day: '1970-01-01',
		...change
	});

test('a session is read back with its questions and attempts', async () => {
	const question = makeQuestion('a');
	await open().startSession(session('s'), [question]);
	await open().answer(attempt('s'));
	const record = await open().read('s');
	expect(record).toEqual({
		session: session('s'),
		attempts: [attempt('s')],
		questions: new Map([['a-0', question]])
	});
});

test('a session that is not there is undefined', async () => {
	expect(await open().read('nope')).toBeUndefined();
});

test('a question is answered once, whichever tab comes first', async () => {
	const [one, two] = [open(), open()];
	await one.startSession(session('s'), []);
	const late = attempt('s', { correct: false, response: { type: 'unknown' } });
	expect(await one.answer(attempt('s'))).toEqual(attempt('s'));
	expect(await two.answer(late)).toEqual(attempt('s'));
	expect(await one.attemptsOf('s')).toEqual([attempt('s')]);
});

test('attempts come in the order of the questions, and only those of the session', async () => {
	const store = open();
	for (const index of [10, 2, 0]) await store.answer(attempt('s', { index }));
	await store.answer(attempt('t'));
	expect((await store.attemptsOf('s')).map(({ index }) => index)).toEqual([0, 2, 10]);
});

test('only an unfinished session of the same quiz is gone on with', async () => {
	const store = open();
	await store.startSession(session('old', { startedAt: 1 }), []);
	await store.startSession(session('new', { startedAt: 2 }), []);
	await store.startSession(session('other', { query: 'n=5&seed=xyz', startedAt: 3 }), []);
	expect((await store.unfinishedSession('oop', 'n=5&seed=abc'))!.id).toBe('new');
	await store.update('new', { finishedAt: 9 });
	expect((await store.unfinishedSession('oop', 'n=5&seed=abc'))!.id).toBe('old');
	expect(await store.unfinishedSession('gil', 'n=5&seed=abc')).toBeUndefined();
});

test('an answer that comes second adds nothing to the standing', async () => {
	const [one, two] = [open(), open()];
	await one.answer(attempt('s'));
	await two.answer(attempt('s', { correct: false }));
	expect(await one.standings()).toMatchObject([{ section: 'oop', answered: 1, right: 1 }]);
	expect(await one.days()).toEqual([{ day: '1970-01-01', answered: 1, right: 1, ms: 10 }]);
});

test('seen variants are those of the section', async () => {
	const store = open();
	await store.answer(attempt('a'));
	await store.answer(attempt('a', { index: 1, section: 'gil', variant: 'g-0' }));
	expect(await store.seenVariants('oop')).toEqual(new Set(['a-0']));
});

test('the last answer to an item counts', async () => {
	const store = open();
	await store.answer(attempt('a', { at: 1, correct: true }));
	await store.answer(attempt('b', { at: 2, correct: false }));
	expect(await lastAnswers(store)).toEqual(new Map([['python/oop/a', false]]));
});

describe('watching', () => {
	test('a tab hears of an answer in another', async () => {
		const [one, two] = [open(), open()];
		const heard: number[] = [];
		const stop = two.watchAttempts('s', (attempts) => heard.push(attempts.length));
		await vi.waitFor(() => expect(heard).toEqual([0]));
		await one.answer(attempt('s'));
		await vi.waitFor(() => expect(heard.at(-1)).toBe(1));
		stop();
	});
});

test.each([
	['add', 'throws'],
	['add', 'aborts'],
	['add', 'aborts afterwards'],
	['put', 'throws'],
	['put', 'aborts'],
	['put', 'aborts afterwards']
] as const)(
	'an answer of which an %s %s is not taken for one that was there',
	async (name, how) => {
		const store = open();
		await store.startSession(session('s'), [makeQuestion('a')]);
		const real = IDBObjectStore.prototype[name];
		const spy = vi.spyOn(IDBObjectStore.prototype, name).mockImplementationOnce(function (
			this: IDBObjectStore,
			...row
		) {
			if (how === 'throws') throw new DOMException('full', 'QuotaExceededError');
			const request = real.apply(this, row);
			if (how === 'aborts') this.transaction.abort();
			else request.addEventListener('success', () => this.transaction.abort());
			return request;
		});
		await expect(store.answer(makeAttempt({ session: 's' }))).rejects.toThrow();
		spy.mockRestore();
		expect(await store.attemptsOf('s')).toEqual([]);
		expect(await store.answer(makeAttempt({ session: 's' }))).toMatchObject({ index: 0 });
		expect(await store.attemptsOf('s')).toHaveLength(1);
	}
);
