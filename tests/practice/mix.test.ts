import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawMix, mixSections } from '../../src/lib/practice/mix';
import { makeItem } from '../fixtures';

const ids = Array.from({ length: 60 }, (_, index) => `section-${index}`);
const pools = ['a', 'b', 'c', 'd'].map((section) =>
	Array.from({ length: 5 }, (_, index) => ({
		...makeItem(`${section}${index}`, { variants: 3 }),
		id: `python/${section}/${index}`
	}))
);
const seeds = fc.stringMatching(/^[a-z0-9]{1,16}$/);
const sectionOf = ({ item }: { item: string }) => item.split('/')[1];

test('half as many sections as questions are loaded, and at most twenty', () => {
	expect(mixSections(ids, 10, 'x')).toHaveLength(5);
	expect(mixSections(ids, 1, 'x')).toHaveLength(1);
	expect(mixSections(ids, 60, 'x')).toHaveLength(20);
	expect(mixSections(ids.slice(0, 3), 40, 'x').sort()).toEqual(ids.slice(0, 3).sort());
});

test('every section gets its turn over many seeds', () => {
	const drawn = Array.from({ length: 200 }, (_, seed) => mixSections(ids, 10, `seed${seed}`));
	expect(new Set(drawn.flat()).size).toBe(60);
});

test('the same seed draws the same, each item once', () => {
	fc.assert(
		fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, count) => {
			const draws = drawMix(pools, count, seed);
			expect(draws).toEqual(drawMix(structuredClone(pools), count, seed));
			expect(draws).toHaveLength(Math.min(count, 20));
			expect(new Set(draws.map(({ item }) => item)).size).toBe(draws.length);
		})
	);
});

test('sections take turns', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const order = drawMix(pools, 20, seed).map(sectionOf);
			order.slice(1).forEach((section, index) => expect(section).not.toBe(order[index]));
		})
	);
});

test('variants that were asked before come last', () => {
	const [item] = pools[0]!;
	const [first, second, third] = item!.variants.map(({ id }) => id);
	const drawn = (seen: string[]) => drawMix([[item!]], 1, 'x', new Set(seen))[0]!.variant;
	expect(drawn([first!, second!])).toBe(third);
	expect(drawn([second!, third!])).toBe(first);
	expect([first, second, third]).toContain(drawn([first!, second!, third!]));
});
