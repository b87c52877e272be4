import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, LEVELS } from '../../src/lib/item/types';
import { ConfigError, COUNTS, formatConfig, parseConfig } from '../../src/lib/practice/config';

const parse = (query: string) => parseConfig(new URLSearchParams(query));

test('what is left open is ten questions of every level and kind', () => {
	expect(parse('')).toEqual({ count: 10, levels: [...LEVELS], kinds: [...KINDS], only: [] });
});

test('a form’s repeated names and a short address’s commas mean the same', () => {
	expect(parse('level=senior&level=mid&kind=choice')).toEqual(
		parse('kind=choice&level=mid,senior')
	);
});

test.each([
	['seed=', 'seed'],
	['seed=a b', 'a b'],
	['seed=' + 'a'.repeat(17), 'seed'],
	['seed=%F0%9F%90%8D', 'seed'],
	['round=-1', 'round'],
	['round=1e3', 'round'],
	['n=7', '5, 10, 20 or all'],
	['level=expert', 'junior, mid, senior'],
	['kind=essay', 'predict-output'],
	['only=../x', '../x']
])('%s is refused with a sentence that says what may be', (query, part) => {
	expect(() => parse(query)).toThrow(ConfigError);
	expect(() => parse(query)).toThrow(part);
});

test('a config survives its address', () => {
	const config = fc.record({
		count: fc.constantFrom(...COUNTS),
		levels: fc.subarray([...LEVELS], { minLength: 1 }),
		kinds: fc.subarray([...KINDS], { minLength: 1 }),
		only: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,9}$/)),
		seed: fc.stringMatching(/^[a-z0-9]{1,16}$/),
		round: fc.integer({ min: 1, max: 999 })
	});
	fc.assert(
		fc.property(config, (value) => {
			expect(parse(formatConfig(value))).toEqual(value);
		})
	);
});

test('an address leaves out what goes without saying', () => {
	expect(formatConfig({ ...parse('n=5'), seed: 'abc', round: 0 })).toBe('n=5&seed=abc');
});
