import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../src/lib/practice/summary';

const answer = fc.record({
	correct: fc.boolean(),
	score: fc.constantFrom(0, 0.5, 1),
	unknown: fc.boolean(),
	misconceptions: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
	ms: fc.nat(100_000)
});

test('nothing answered is nothing', () => {
	expect(summarise([])).toEqual({
		answered: 0,
		correct: 0,
		unknown: 0,
		points: 0,
		ms: 0,
		misconceptions: []
	});
});

test('misconceptions are counted, the most frequent first', () => {
	const of = (...misconceptions: string[]) => ({
		correct: false,
		score: 0,
		unknown: false,
		misconceptions,
		ms: 10
	});
	expect(summarise([of('b'), of('a', 'b'), of('a', 'b')]).misconceptions).toEqual([
		{ id: 'b', count: 3 },
		{ id: 'a', count: 2 }
	]);
});

test('the summary of two halves adds up to that of the whole', () => {
	fc.assert(
		fc.property(fc.array(answer), fc.array(answer), (first, second) => {
			const [a, b, both] = [summarise(first), summarise(second), summarise([...first, ...second])];
			expect(both.points).toBeCloseTo(a.points + b.points);
			expect(both.correct).toBe(a.correct + b.correct);
			expect(both.unknown).toBe(a.unknown + b.unknown);
			expect(both.ms).toBe(a.ms + b.ms);
		})
	);
});
