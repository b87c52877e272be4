import { beforeEach, describe, expect, test, vi } from 'vitest';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { BANK_FORMAT, type SectionBank } from '../../src/lib/bank/types';
import { KINDS, LEVELS } from '../../src/lib/item/types';
import type { QuizConfig } from '../../src/lib/practice/config';
import { makeItem } from '../fixtures';

const bank: SectionBank = {
	format: BANK_FORMAT,
	section: 'oop',
	title: 'Objects',
	items: ['a', 'b', 'c'].map((name) => makeItem(name))
};
const config: QuizConfig = {
	count: 'all',
	levels: [...LEVELS],
	kinds: [...KINDS],
	only: [],
	seed: 'abc',
	round: 0
};

/** A fresh page: new modules, the same browser storage. */
async function page() {
	vi.resetModules();
	const { default: Dexie } = await import('dexie');
	Dexie.dependencies.indexedDB = indexedDB;
	Dexie.dependencies.IDBKeyRange = IDBKeyRange;
	const { Quiz } = await import('../../src/lib/state/quiz.svelte');
	const { storage } = await import('../../src/lib/state/storage.svelte');
	return { Quiz, storage };
}
const key = { type: 'options', options: ['key0'] } as const;
const answerKey = { type: 'options' as const, options: [...key.options] };

beforeEach(() => {
	const items = new Map<string, string>();
	vi.stubGlobal('indexedDB', new IDBFactory());
	vi.stubGlobal('IDBKeyRange', IDBKeyRange);
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => items.get(name) ?? null,
		setItem: (name: string, value: string) => items.set(name, value)
	});
});

test('an answer is stored before it shows', async () => {
	const { Quiz, storage } = await page();
	const quiz = await Quiz.begin(bank, config);
	const answering = quiz.answer(answerKey, 'sure');
	expect(quiz.attempt).toBeUndefined();
	await answering;
	expect(quiz.attempt).toMatchObject({ correct: true, confidence: 'sure', index: 0 });
	const stored = await (await storage.open()).attemptsOf(quiz.session.id);
	expect(stored).toEqual([quiz.attempt]);
	quiz.close();
});

test('a reload goes on at the same question, with the same options and the answer given', async () => {
	const first = await page();
	const before = await first.Quiz.begin(bank, config);
	await before.answer(answerKey, undefined);
	await before.next();
	before.close();

	const second = await page();
	const after = await second.Quiz.begin(bank, config);
	expect(after.session.id).toBe(before.session.id);
	expect(after.position).toBe(1);
	expect(after.question).toEqual(before.question);
	expect(after.draw).toEqual(before.draw);
	expect(after.attempts[0]).toEqual(before.attempts[0]);
	after.close();
});

test('a finished quiz begins anew, with the same questions', async () => {
	const first = await page();
	const quiz = await first.Quiz.begin(bank, config);
	for (let index = 0; index < 3; index++) {
		await quiz.answer({ type: 'unknown' }, undefined);
		await quiz.next();
	}
	expect(quiz.finished).toBe(true);
	quiz.close();
	const again = await (await page()).Quiz.begin(bank, config);
	expect(again.session.id).not.toBe(quiz.session.id);
	expect(again.session.draws).toEqual(quiz.session.draws);
	again.close();
});

test('a question that another tab has answered keeps that answer', async () => {
	const one = await (await page()).Quiz.begin(bank, config);
	await one.answer({ type: 'unknown' }, undefined);
	const two = await (await page()).Quiz.begin(bank, config);
	await two.answer(answerKey, 'sure');
	expect(two.attempt!.response).toEqual({ type: 'unknown' });
	one.close();
	two.close();
});

describe('without storage', () => {
	test('no IndexedDB: practice goes on, and it is said that nothing is kept', async () => {
		vi.stubGlobal('indexedDB', undefined);
		const { Quiz, storage } = await page();
		const quiz = await Quiz.begin(bank, config);
		await quiz.answer(answerKey, undefined);
		expect(quiz.attempt!.correct).toBe(true);
		expect(storage.keeping).toBe('memory');
		quiz.close();
	});

	test('a write that fails: the answer shows, and it is said that it was not saved', async () => {
		const { Quiz, storage } = await page();
		const quiz = await Quiz.begin(bank, config);
		const store = await storage.open();
		vi.spyOn(store, 'answer').mockRejectedValue(new Error('QuotaExceededError'));
		await quiz.answer(answerKey, undefined);
		expect(quiz.attempt!.correct).toBe(true);
		expect(storage.keeping).toBe('failed');
		quiz.close();
	});
});

describe('what could not be stored is said, shown all the same, and tried again', () => {
	test('an answer', async () => {
		const { Quiz, storage } = await page();
		const quiz = await Quiz.begin(bank, config);
		const store = await storage.open();
		vi.spyOn(store, 'answer').mockRejectedValueOnce(new Error('full'));
		await quiz.answer(answerKey, 'sure');
		expect(storage.keeping).toBe('failed');
		expect(quiz.attempt).toMatchObject({ index: 0 });
		expect(await store.attemptsOf(quiz.session.id)).toEqual([]);
		await quiz.next();
		await quiz.answer(answerKey, undefined);
		expect(await store.attemptsOf(quiz.session.id)).toEqual([quiz.attempts[0], quiz.attempts[1]]);
		quiz.close();
	});

	test('the session itself', async () => {
		const { Quiz, storage } = await page();
		const store = await storage.open();
		vi.spyOn(store, 'startSession').mockRejectedValueOnce(new Error('full'));
		const quiz = await Quiz.begin(bank, config);
		await vi.waitFor(() => expect(storage.keeping).toBe('failed'));
		await quiz.answer(answerKey, 'sure');
		const record = (await store.read(quiz.session.id))!;
		expect(record.attempts).toEqual([quiz.attempt]);
		expect(record.questions.size).toBe(3);
		quiz.close();
	});
});
