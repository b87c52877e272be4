import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from '../../src/lib/practice/random';

test('the same seed gives the same numbers on every machine', () => {
	const chance = chanceOf('abc', 'items');
	expect(Array.from({ length: 8 }, () => chance.integer(100))).toMatchInlineSnapshot(`
		[
		  23,
		  11,
		  93,
		  85,
		  84,
		  9,
		  16,
		  57,
		]
	`);
});

test('a shuffle keeps every value', () => {
	fc.assert(
		fc.property(fc.string(), fc.array(fc.integer()), (seed, values) => {
			const shuffled = chanceOf(seed).shuffle(values);
			expect([...shuffled].sort()).toEqual([...values].sort());
		})
	);
});

test('a shuffle leaves its argument alone', () => {
	const values = [1, 2, 3, 4, 5];
	chanceOf('a').shuffle(values);
	expect(values).toEqual([1, 2, 3, 4, 5]);
});

test('each of five values comes first about equally often', () => {
	const first = [0, 0, 0, 0, 0];
	for (let seed = 0; seed < 5000; seed++)
		first[chanceOf(`s${seed}`).shuffle([0, 1, 2, 3, 4])[0]!]!++;
	// Four standard deviations of a fair draw: sqrt(5000 * 0.2 * 0.8) = 28.
	for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(4 * 28.3);
});

test('neighbouring seeds are not alike', () => {
	const draws = new Set(
		Array.from({ length: 200 }, (_, seed) => chanceOf(`s${seed}`).integer(1_000_000))
	);
	expect(draws.size).toBeGreaterThan(195);
});

test('every number of a range is as likely, however odd the range', () => {
	for (const below of [1, 2, 3, 7, 3 * 2 ** 30]) {
		const chance = chanceOf('range', below);
		const numbers = Array.from({ length: 3000 }, () => chance.integer(below));
		expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...numbers)).toBeLessThan(below);
		const lower = numbers.filter((number) => number < below / 2).length / 3000;
		expect(lower).toBeCloseTo(Math.ceil(below / 2) / below, 1);
	}
});
