import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome, Runner } from '../../src/lib/item/program';
import { EXAMPLE } from '../../src/lib/pack/example';
import { packId } from '../../src/lib/pack/id';
import { recordPack } from '../../src/lib/pack/record';
import { createPool, type Pool } from '../../src/lib/python/node-pool';
import { CHOICE, COMPLETE, MULTI, PREDICT } from '../author/fixtures';

let pool: Pool;
/** The current Python alone, as in a browser. */
let runner: Runner;
beforeAll(() => {
	pool = createPool();
	runner = {
		run: pool.run,
		runtime: async (name) =>
			name === 'pyodide' ? { versions: ['3.14'] } : { missing: 'Not here.' }
	};
});
afterAll(() => pool.close());

const record = (text: string, by = runner) => {
	const sources = [{ path: 'a.yaml', text }];
	return recordPack(packId(sources), sources, by);
};

test('keys are what the programs print, and questions say on what', async () => {
	const { items, questions, problems } = await record(
		[PREDICT, COMPLETE, CHOICE, MULTI].join('---\n')
	);
	expect(problems).toEqual([]);
	expect(questions.map(({ trust }) => trust)).toEqual([
		'recorded',
		'recorded',
		'recorded',
		'unverified'
	]);
	expect(items.map(({ versions }) => versions)).toEqual([['3.14'], ['3.14'], ['3.14'], []]);
	const [first] = items[0]!.variants;
	expect(first!.options.map(({ text, correct }) => [text, correct])).toEqual([
		['1', true],
		['2', false],
		['3', false],
		['4', false]
	]);
	expect(items[0]!.concepts[0]).toMatch(/^pack-/);
});

test('what a run does not bear out cannot be asked, and is said', async () => {
	const { items, questions, problems } = await record(
		[
			CHOICE.replace('assert True', 'assert 1 == 2'),
			COMPLETE.replace('wanted: "3"', 'wanted: "4"'),
			PREDICT.replace('print($n)', 'print($n, hash("a"))'),
			PREDICT.replace('print($n)', 'print($n, "x" * 5000)')
		].join('---\n')
	);
	expect(items).toEqual([]);
	expect(questions.map(({ trust }) => trust)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
	const said = problems.map(({ message }) => message).join('\n');
	expect(said).toContain('ends with AssertionError');
	expect(said).toContain('not what is wanted');
	expect(said).toContain('prints something else under another hash seed, address or time');
	expect(said).toContain('more than 2,000 characters');
});

test('what needs another version, or another machine, is left as it is', async () => {
	const { questions, items } = await record(
		[
			`${PREDICT}until: "3.12"\nwhy: It was so.\n`,
			`${COMPLETE}runtime: django\n`,
			`${CHOICE}runtime: native\n`
		].join('---\n')
	);
	expect(questions.map(({ trust, why }) => [trust, why])).toEqual([
		['elsewhere', 'Its key holds up to Python 3.12, and this browser has 3.14.'],
		['elsewhere', 'Not here.'],
		['unverified', expect.stringContaining('threads')]
	]);
	expect(items.map(({ kind, versions }) => [kind, versions])).toEqual([['choice', []]]);
});

test('the example of the page records without a problem', async () => {
	const { items, problems } = await record(EXAMPLE);
	expect(problems).toEqual([]);
	expect(items).toHaveLength(2);
});

test('programs that are stopped or bring the interpreter down cost the question alone', async () => {
	const outcome: Outcome = {
		stdout: '',
		stderr: '',
		error: null,
		flooded: false,
		stopped: 'crash'
	};
	const { problems, items } = await record(`${PREDICT}---\n${MULTI}`, {
		...runner,
		run: async (programs) => programs.map(() => outcome)
	});
	expect(items.map(({ kind }) => kind)).toEqual(['multi']);
	expect(problems.map(({ message }) => message).join()).toContain('brought the interpreter down');
});
