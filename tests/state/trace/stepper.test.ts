import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/lib/item/types';
import { programOf, wrongAnswerOf } from '../../../src/lib/state/trace/belief';
import { Stepper } from '../../../src/lib/state/trace/stepper.svelte';
import { jsonOf } from '../../trace/made';

const PRINT = 'x = [1]\nprint(x)';
const BELIEVED = 'x = [2]\nprint(x)';
const QUESTION: Question = {
	id: 'v1',
	item: 'python/oop/a',
	kind: 'predict-output',
	title: 'A',
	level: 'mid',
	concepts: [],
	reference: 'https://docs.python.org/3/',
	stem: 'What?',
	snippet: PRINT,
	explanation: 'So.',
	versions: ['3.14'],
	options: [
		{ id: 'a', text: '[1]', correct: true, reasons: [] },
		{
			id: 'b',
			text: '[2]',
			correct: false,
			reasons: [
				{ misconception: 'm', belief: 'It is two', feedback: 'No.' },
				{ misconception: 'n', belief: 'It is said to be two', feedback: 'No.' }
			]
		}
	]
};

const recording = (item: string) =>
	jsonOf(
		[
			{ e: 'line', l: 1, s: [0, 1], o: 0, f: { 1: ['<module>', 'module', []] } },
			{
				e: 'line',
				l: 2,
				s: [1],
				o: 0,
				f: { 1: ['<module>', 'module', [['x', 1]]] },
				h: { 1: { c: 'list', t: 'list', i: [item] } }
			},
			{ e: 'end', l: 2, s: [1], o: 4 }
		],
		{ stdout: `[${item}]\n` }
	);
const RECORDINGS: Record<string, string> = { [PRINT]: recording('1'), [BELIEVED]: recording('2') };

const python = (answers: Record<string, string> = RECORDINGS) => ({
	asked: [] as string[],
	async trace(source: string) {
		this.asked.push(source);
		const json = answers[source];
		return json === undefined ? { stopped: 'timeout' as const } : { json };
	}
});
const published = (async (address: string) => {
	expect(address).toBe('/why/oop.json');
	return Response.json({ format: 1, programs: { v1: { b: [BELIEVED, null] } } });
}) as unknown as typeof fetch;
const offline = (async () => new Response('', { status: 503 })) as unknown as typeof fetch;

test('what was answered wrongly', () => {
	const of = (options: string[]) => wrongAnswerOf(QUESTION, { type: 'options', options });
	expect(of(['b'])?.wrong?.id).toBe('b');
	expect([
		of(['a']),
		of([]),
		wrongAnswerOf(QUESTION),
		wrongAnswerOf(QUESTION, { type: 'unknown' })
	]).toEqual([undefined, undefined, undefined, undefined]);
	const typed = (text: string) => wrongAnswerOf(QUESTION, { type: 'typed', text });
	expect(typed('[1]\n')).toBeUndefined();
	expect(typed('[2]')?.wrong?.id).toBe('b');
	expect(typed('[3]')).toEqual({ question: QUESTION, typed: '[3]' });
	expect(
		wrongAnswerOf({ ...QUESTION, kind: 'choice' }, { type: 'options', options: ['b'] })
	).toBeUndefined();
});

describe('a wrong answer', () => {
	const wrong = QUESTION.options[1]!;

	test('is compared with the program of each belief, or with what it prints', async () => {
		const stepper = new Stepper(python(), published);
		await stepper.record(PRINT, { question: QUESTION, wrong });
		expect(stepper.trace?.steps).toHaveLength(3);
		expect(stepper.whys.map(({ belief, leave }) => [belief, leave])).toEqual([
			['It is two', { step: 1, by: 'value', name: 'x', real: '[1]', believed: '[2]' }],
			['It is said to be two', { step: 2, by: 'output', real: '[1]', believed: '[2]' }]
		]);
	});

	test('is compared with the choice itself where a hole was filled', async () => {
		const question: Question = { ...QUESTION, kind: 'complete-code', snippet: '____\nprint(x)' };
		question.options = [
			{ ...QUESTION.options[0]!, text: 'x = [1]' },
			{ ...wrong, text: 'x = [2]', prints: '[2]', reasons: wrong.reasons.slice(0, 1) }
		];
		expect(programOf(question)).toBe(PRINT);
		const stepper = new Stepper(python(), offline);
		await stepper.record(PRINT, { question, wrong: question.options[1]! });
		expect(stepper.whys).toMatchObject([{ chosen: true, leave: { step: 1, by: 'value' } }]);
	});

	test('that was typed is compared with the output', async () => {
		const stepper = new Stepper(python(), offline);
		await stepper.record(PRINT, { question: QUESTION, typed: '[3]' });
		expect(stepper.whys).toMatchObject([{ prints: '[3]', leave: { step: 2, believed: '[3]' } }]);
	});

	test('says nothing of a program that was changed', async () => {
		const stepper = new Stepper(python(), published);
		await stepper.record(BELIEVED, { question: QUESTION, wrong });
		expect(stepper.whys).toEqual([]);
	});
});

describe('what goes wrong', () => {
	test('without the beliefs there are the steps, and what to do', async () => {
		const stepper = new Stepper(python(), offline);
		await stepper.record(PRINT, { question: QUESTION, wrong: QUESTION.options[1]! });
		expect(stepper.trace?.steps).toHaveLength(3);
		expect(stepper.problem).toMatch(/did not load/);
		expect(stepper.busy).toBe(false);
	});

	test('a program that does not end, and an answer that is no recording', async () => {
		const stepper = new Stepper(python({ [PRINT]: '{"format":1}' }), offline);
		await stepper.record('while True: pass');
		expect(stepper.problem).toMatch(/did not end in time/);
		await stepper.record(PRINT);
		expect(stepper.problem).toMatch(/could not be read/);
		expect(stepper.trace).toBeUndefined();
	});

	test('of two programs the later one counts', async () => {
		const stepper = new Stepper(python(), offline);
		await Promise.all([stepper.record(PRINT), stepper.record(BELIEVED)]);
		expect(stepper.source).toBe(BELIEVED);
	});
});
