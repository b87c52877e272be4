import fc from 'fast-check';
import { expect } from 'vitest';
import { ConfigError } from '../src/lib/practice/config';

/** So many addresses, the same in every run. */
export const ADDRESSES = { numRuns: 10_000, seed: 20_261_130 };

const NASTY = [
	'',
	' ',
	'0',
	'-1',
	'1e3',
	'0x10',
	'NaN',
	'Infinity',
	'9'.repeat(400),
	'null',
	'undefined',
	'__proto__',
	'constructor',
	'toString',
	'../../x',
	'//example.org',
	'javascript:alert(1)',
	'<script>alert(1)</script>',
	'a,b,,c',
	'%00',
	'\u0000',
	'\ud800',
	'🐍',
	'İ',
	'2026-11-30',
	'2026-02-30',
	'0000-01-01',
	'+275760-09-13',
	'x'.repeat(5_000)
];

/**
 * Queries as people and programs get them wrong.
 * @param names those that the page knows
 * @param values some that it takes
 */
export const queries = (
	names: readonly string[],
	values: readonly string[]
): fc.Arbitrary<URLSearchParams> => {
	const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string());
	const value = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...values) },
		{ weight: 2, arbitrary: fc.constantFrom(...NASTY) },
		fc.string({ unit: 'binary' })
	);
	return fc.oneof(
		{
			weight: 9,
			arbitrary: fc
				.array(fc.tuple(name, value), { maxLength: 6 })
				.map((pairs) => new URLSearchParams(pairs))
		},
		fc.string({ unit: 'binary', maxLength: 60 }).map((text) => new URLSearchParams(text))
	);
};

/** What a parser makes of a query; nothing where it refuses it with a sentence. */
export function read<Result>(parse: () => Result): Result | undefined {
	try {
		return parse();
	} catch (error) {
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as Error).message).toMatch(/\.$/);
		return undefined;
	}
}
