import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kind } from '../../src/lib/item/types';
import { drawOptions } from '../../src/lib/practice/draw';
import { makeItem } from '../fixtures';

const seeds = fc.string({ minLength: 1, maxLength: 16 });

test('the same seed draws the same options in the same order', () => {
	const item = makeItem('a', { wrong: 8 });
	fc.assert(
		fc.property(seeds, (seed) => {
			expect(drawOptions(item, item.variants[0]!, seed)).toEqual(
				drawOptions(structuredClone(item), item.variants[0]!, seed)
			);
		})
	);
});

test.each<[Kind, number]>([
	['choice', 4],
	['predict-output', 5],
	['complete-code', 5]
])('a %s shows one key and as many distractors as fit in %i', (kind, size) => {
	fc.assert(
		fc.property(seeds, fc.integer({ min: 2, max: 8 }), (seed, wrong) => {
			const item = makeItem('a', { kind, wrong, right: 2 });
			const { options } = drawOptions(item, item.variants[0]!, seed);
			expect(options).toHaveLength(Math.min(size, wrong + 1));
			expect(new Set(options).size).toBe(options.length);
			expect(options.filter((id) => id.startsWith('key'))).toHaveLength(1);
		})
	);
});

test('a multi shows five statements, at least one true and one false', () => {
	fc.assert(
		fc.property(
			seeds,
			fc.integer({ min: 2, max: 5 }),
			fc.integer({ min: 2, max: 5 }),
			(seed, right, wrong) => {
				const item = makeItem('a', { kind: 'multi', right, wrong });
				const { options } = drawOptions(item, item.variants[0]!, seed);
				const truths = options.filter((id) => id.startsWith('key')).length;
				expect(options).toHaveLength(Math.min(5, right + wrong));
				expect(truths).toBeGreaterThan(0);
				expect(truths).toBeLessThan(options.length);
			}
		)
	);
});

test('the key is as often in each place', () => {
	const item = makeItem('a', { wrong: 3 });
	const places = [0, 0, 0, 0];
	for (let seed = 0; seed < 4000; seed++) {
		places[drawOptions(item, item.variants[0]!, `s${seed}`).options.indexOf('key0')]!++;
	}
	for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(4 * 27.4);
});
