import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Clocks } from '../../src/lib/practice/timing';
import { makeQuestion } from '../fixtures';

const names = ['a', 'b', 'c'];
const questions = names.map((name) => makeQuestion(name));
const KEY = { type: 'options' as const, options: ['key0'] };
const START = Date.UTC(2026, 10, 30);

/** A fresh page: new modules, the same browser storage. */
async function page() {
	vi.resetModules();
	const { default: Dexie } = await import('dexie');
	Dexie.dependencies.indexedDB = indexedDB;
	Dexie.dependencies.IDBKeyRange = IDBKeyRange;
	const { TimedQuiz } = await import('../../src/lib/state/timed.svelte');
	const { storage } = await import('../../src/lib/state/storage.svelte');
	return { TimedQuiz, store: await storage.open() };
}

async function begin(clocks: Clocks, pausable = true) {
	const { TimedQuiz, store } = await page();
	await store.startSession(
		{
			id: 's',
			mode: 'timed',
			section: '',
			title: 'Timed',
			query: 'seed=x',
			draws: names.map((name) => ({
				item: `python/oop/${name}`,
				variant: `${name}-0`,
				options: ['key0', 'wrong0']
			})),
			position: 0,
			activeMs: 0,
			startedAt: START,
			plan: { clocks, factor: 1, pausable }
		},
		questions
	);
	return { quiz: (await TimedQuiz.open('s'))!, store };
}

beforeEach(() => {
	vi.stubGlobal('indexedDB', new IDBFactory());
	vi.stubGlobal('IDBKeyRange', IDBKeyRange);
	vi.useFakeTimers({ now: START, toFake: ['Date', 'performance'] });
});
afterEach(() => vi.useRealTimers());

test('a changed answer replaces the one before, and is an attempt only once handed in', async () => {
	const { quiz, store } = await begin({ total: 60_000 });
	await quiz.answer({ type: 'options', options: ['wrong0'] }, 'sure');
	await quiz.answer(KEY, 'think');
	expect(await store.attemptsOf('s')).toEqual([]);
	vi.advanceTimersByTime(9000);
	await quiz.handIn();
	expect(await store.attemptsOf('s')).toMatchObject([
		{ index: 0, correct: true, confidence: 'think', ms: 9000, at: START + 9000 }
	]);
	expect(await store.standings()).toMatchObject([{ section: 'oop', answered: 1, right: 1 }]);
	expect((await store.session('s'))!.finishedAt).toBe(START + 9000);
	quiz.close();
});

test('an option taken back, or a confidence alone, is no answer', async () => {
	const { quiz, store } = await begin({ total: 60_000 });
	await quiz.answer({ type: 'options', options: [] }, 'sure');
	expect(quiz.answers.has(0)).toBe(false);
	await quiz.handIn();
	expect(await store.attemptsOf('s')).toEqual([]);
	quiz.close();
});

test('an answer that could not be stored does not count as answered until it is', async () => {
	const { quiz, store } = await begin({ total: 60_000 });
	vi.spyOn(store.database.drafts, 'put').mockRejectedValueOnce(new Error('full'));
	await quiz.answer(KEY, 'sure');
	expect(quiz.answers.has(0)).toBe(false);
	await quiz.save();
	expect(quiz.answers.has(0)).toBe(true);
	vi.spyOn(store.database.drafts, 'put').mockRejectedValueOnce(new Error('full'));
	await quiz.turnTo(1);
	await quiz.answer(KEY, 'sure');
	await quiz.handIn();
	expect(await store.attemptsOf('s')).toMatchObject([{ index: 0 }, { index: 1 }]);
	quiz.close();
});

test('nothing is answered once time is up', async () => {
	const { quiz, store } = await begin({ total: 60_000 });
	vi.advanceTimersByTime(60_000);
	await quiz.answer(KEY, undefined);
	await vi.waitFor(() => expect(quiz.finished).toBe(true));
	expect(await store.attemptsOf('s')).toEqual([]);
	quiz.close();
});

test('a question that is up gives way, and cannot be turned to', async () => {
	const { quiz } = await begin({ each: 10_000 });
	vi.advanceTimersByTime(10_000);
	quiz.tick();
	expect(quiz.position).toBe(1);
	expect(quiz.notice).toEqual({ about: 'up', index: 0 });
	await quiz.turnTo(0);
	expect(quiz.position).toBe(1);
	quiz.close();
});

test('another page takes up the answers, the flags and the clock', async () => {
	const { quiz } = await begin({ total: 60_000 });
	await quiz.answer(KEY, 'sure');
	await quiz.turnTo(2);
	await quiz.flag();
	quiz.close();
	vi.advanceTimersByTime(20_000);
	const { TimedQuiz } = await page();
	const again = (await TimedQuiz.open('s'))!;
	expect(again.position).toBe(2);
	expect(again.flags).toEqual([2]);
	expect(again.answers.of(0)).toMatchObject({ response: KEY, confidence: 'sure' });
	expect(again.left).toEqual({ total: 40_000 });
	again.close();
});

test('a pause in one tab holds in the other', async () => {
	const { quiz } = await begin({ total: 60_000 });
	const { TimedQuiz } = await page();
	const other = (await TimedQuiz.open('s'))!;
	await quiz.pause();
	await vi.waitFor(() => expect(other.paused).toBe(true));
	await other.resume();
	await vi.waitFor(() => expect(quiz.paused).toBe(false));
	quiz.close();
	other.close();
});

test('a session that is not there, or is no timed quiz, is not taken up', async () => {
	const { TimedQuiz } = await page();
	expect(await TimedQuiz.open('nope')).toBeUndefined();
});
