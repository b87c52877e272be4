import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, LEVELS } from '../../src/lib/item/types';
import type { QuizConfig } from '../../src/lib/practice/config';
import { assembleQuiz, eligibleItems } from '../../src/lib/practice/deck';
import { freshRound } from '../../src/lib/practice/fresh';
import { makeItem } from '../fixtures';

const bank = Array.from({ length: 12 }, (_, index) => makeItem(`item${index}`, { variants: 4 }));
const config = (change: Partial<QuizConfig> = {}): QuizConfig => ({
	count: 5,
	levels: [...LEVELS],
	kinds: [...KINDS],
	only: [],
	seed: 'abc',
	round: 0,
	...change
});
const configs = fc.record({
	count: fc.constantFrom(5 as const, 10 as const, 20 as const, 'all' as const),
	seed: fc.stringMatching(/^[a-z0-9]{1,16}$/),
	round: fc.integer({ min: 0, max: 50 })
});

test('the same config is the same quiz', () => {
	fc.assert(
		fc.property(configs, (change) => {
			expect(assembleQuiz(bank, config(change))).toEqual(
				assembleQuiz(structuredClone(bank), config(change))
			);
		})
	);
});

test('a quiz asks each item at most once and has as many questions as there are', () => {
	fc.assert(
		fc.property(configs, (change) => {
			const draws = assembleQuiz(bank, config(change));
			const size = change.count === 'all' ? bank.length : Math.min(change.count, bank.length);
			expect(draws).toHaveLength(size);
			expect(new Set(draws.map(({ item }) => item)).size).toBe(size);
		})
	);
});

test('the rounds of a seed go through every variant before one comes again', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z0-9]{1,16}$/), (seed) => {
			const rounds = Array.from({ length: 4 }, (_, round) =>
				assembleQuiz(bank, config({ count: 'all', seed, round }))
			);
			const variants = rounds.flat().map(({ variant }) => variant);
			expect(new Set(variants).size).toBe(48);
		})
	);
});

test('levels, kinds and names narrow the bank', () => {
	expect(eligibleItems(bank, config({ levels: ['junior'] }))).toEqual([]);
	expect(eligibleItems(bank, config({ kinds: ['multi'] }))).toEqual([]);
	const only = eligibleItems(bank, config({ only: ['item3', 'item7'] }));
	expect(only.map(({ title }) => title)).toEqual(['item3', 'item7']);
});

test('an item without variants is never asked', () => {
	expect(assembleQuiz([makeItem('empty', { variants: 0 })], config())).toEqual([]);
});

test('the next round is the one with the most unseen variants', () => {
	fc.assert(
		fc.property(
			fc.stringMatching(/^[a-z0-9]{1,16}$/),
			fc.integer({ min: 1, max: 4 }),
			(seed, rounds) => {
				const played = Array.from({ length: rounds }, (_, round) =>
					assembleQuiz(bank, config({ seed, round }))
				).flat();
				const seen = new Set(played.map(({ variant }) => variant));
				const next = freshRound(bank, config({ seed }), seen);
				const fresh = assembleQuiz(bank, config({ seed, round: next }));
				expect(fresh.filter(({ variant }) => seen.has(variant))).toEqual([]);
			}
		)
	);
});

test('once everything was seen, there still is a next quiz', () => {
	const seen = new Set(bank.flatMap(({ variants }) => variants.map(({ id }) => id)));
	expect(freshRound(bank, config(), seen)).toBe(0);
});
