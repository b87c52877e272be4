import fc from 'fast-check';
import { xoroshiro128plus as published } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { xoroshiro128plus } from '../../src/lib/practice/xoroshiro';

test('gives the numbers that pure-rand gives', () => {
	fc.assert(
		fc.property(fc.integer(), (seed) => {
			const next = xoroshiro128plus(seed);
			const reference = published(seed);
			for (let draw = 0; draw < 1000; draw++) expect(next()).toBe(reference.next());
		})
	);
});
