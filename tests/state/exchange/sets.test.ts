// Dexie looks for the browser's globals when it is loaded, so they come first.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BANK_FORMAT } from '../../../src/lib/bank/types';
import { sectionSet, wrongSet } from '../../../src/lib/state/exchange/sets';
import { Taking } from '../../../src/lib/state/exchange/taking.svelte';
import { Database } from '../../../src/lib/store/database';
import { Store } from '../../../src/lib/store/store';
import { makeAttempt, makeItem, makeQuestion } from '../../fixtures';

let store: Store;
beforeEach(() => {
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
});
afterEach(() => vi.unstubAllGlobals());

/** A session that asks each item once, with one wrong option shown, and what was answered. */
async function took(id: string, at: number, wrong: string, answers: Record<string, boolean>) {
	const names = Object.keys(answers);
	const draws = names.map((name) => ({
		item: `python/oop/${name}`,
		variant: `${name}-0`,
		options: [wrong, 'key0']
	}));
	await store.startSession(
		{ id, section: 'oop', title: '', query: '', draws, position: 0, activeMs: 0, startedAt: at },
		names.map((name) => makeQuestion(name))
	);
	for (const [index, name] of names.entries()) {
		const { item, variant } = draws[index]!;
		const correct = answers[name]!;
		await store.answer(makeAttempt({ session: id, index, item, variant, correct, at: at + index }));
	}
}

const shown = async () =>
	(await wrongSet(store)).drawn.map(({ question, options }) => [
		question.item,
		options.map(({ id }) => id)
	]);

test('what was answered wrongly last, with the options of that time, the latest first', async () => {
	await took('s1', 100, 'wrong1', { a: false, b: false, c: true });
	await took('s2', 200, 'wrong2', { a: false, b: true, d: false });
	expect(await shown()).toEqual([
		['python/oop/d', ['wrong2', 'key0']],
		['python/oop/a', ['wrong2', 'key0']]
	]);
});

test('without a wrong answer there is nothing', async () => {
	expect(await shown()).toEqual([]);
	await took('s', 100, 'wrong1', { a: true });
	expect(await shown()).toEqual([]);
});

test('a question whose session is gone is left out', async () => {
	await took('s', 100, 'wrong1', { a: false, b: false });
	await store.database.sessions.delete('s');
	expect(await shown()).toEqual([]);
});

test('a section is drawn from its bank', async () => {
	const bank = { format: BANK_FORMAT, section: 'oop', title: 'Objects', items: [makeItem('a')] };
	vi.stubGlobal('fetch', async () => Response.json(bank));
	const set = await sectionSet('oop');
	expect(set).toMatchObject({ name: 'oop', title: 'Objects' });
	expect(set.drawn.map(({ question }) => question.item)).toEqual(['python/oop/a']);
});

test('a file is made, or it is said why not', async () => {
	await took('s', 100, 'wrong1', { a: false });
	const taking = new Taking();
	const file = await taking.file('gift', () => wrongSet(store));
	expect(file?.name).toBe('dunder-wrong-answers.gift.txt');
	expect(await file!.text()).toContain('$CATEGORY: Dunder/What I got wrong');
	expect(taking.done).toEqual({ name: file!.name, count: 1 });

	vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
	expect(await taking.file('anki', () => sectionSet('oop'))).toBeUndefined();
	expect(taking).toMatchObject({
		busy: undefined,
		done: undefined,
		problem: 'The questions of oop did not load. Check the connection and reload.'
	});
	const none = async () => ({ name: 'x', title: 'x', drawn: [] });
	await taking.file('qti', none);
	expect(taking.problem).toBe('There are no questions to take along.');
});
