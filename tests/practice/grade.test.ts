import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draw } from '../../src/lib/item/types';
import { grade, shownOptions } from '../../src/lib/practice/grade';
import { makeQuestion } from '../fixtures';

const drawOf = (options: string[]): Draw => ({ item: 'i', variant: 'v', options });

describe('one right option', () => {
	const question = makeQuestion('a', { kind: 'predict-output', wrong: 3 });
	const draw = drawOf(['wrong0', 'key0', 'wrong2']);

	test('the key is right', () => {
		expect(grade(question, draw, { type: 'options', options: ['key0'] })).toEqual({
			correct: true,
			score: 1,
			misconceptions: []
		});
	});

	test('a distractor gives its misconception away', () => {
		expect(grade(question, draw, { type: 'options', options: ['wrong2'] })).toEqual({
			correct: false,
			score: 0,
			misconceptions: ['belief-2']
		});
	});

	test('key and distractor together are not right', () => {
		expect(grade(question, draw, { type: 'options', options: ['key0', 'wrong0'] })).toMatchObject({
			correct: false,
			score: 0
		});
	});

	test('not knowing is no misconception', () => {
		expect(grade(question, draw, { type: 'unknown' })).toEqual({
			correct: false,
			score: 0,
			misconceptions: []
		});
	});

	test('typed output is held against the key', () => {
		expect(grade(question, draw, { type: 'typed', text: 'right 0\n' }).correct).toBe(true);
		expect(grade(question, draw, { type: 'typed', text: "'right 0'" })).toMatchObject({
			correct: false,
			nearMiss: 'quotes'
		});
	});

	test('typed output that a misconception predicts gives it away, shown or not', () => {
		expect(grade(question, draw, { type: 'typed', text: 'wrong 1' }).misconceptions).toEqual([
			'belief-1'
		]);
	});
});

describe('several statements', () => {
	const question = makeQuestion('a', { kind: 'multi', wrong: 3, right: 3 });
	const draw = drawOf(['key0', 'wrong1', 'key2', 'wrong0']);

	test('each statement counts', () => {
		expect(grade(question, draw, { type: 'options', options: ['key0', 'wrong1'] })).toEqual({
			correct: false,
			score: 0.5,
			misconceptions: ['belief-1']
		});
	});

	test('any response scores between 0 and 1, and 1 only if it is right', () => {
		fc.assert(
			fc.property(fc.subarray(draw.options), (options) => {
				const { correct, score } = grade(question, draw, { type: 'options', options });
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
				expect(correct).toBe(score === 1);
			})
		);
	});

	test('statements that were not shown do not count', () => {
		expect(grade(question, draw, { type: 'options', options: ['key0', 'key2'] }).score).toBe(1);
	});
});

test('a draw with an option that the question does not have is an error', () => {
	expect(() => shownOptions(makeQuestion('a'), drawOf(['gone']))).toThrow('gone');
});
