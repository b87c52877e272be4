import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, placeholders } from '../../src/lib/item/template';

test('fills both forms of a name', () => {
	expect(fill('$a-${b}c', { a: '1', b: '2' })).toBe('1-2c');
});

test('a doubled dollar sign is one dollar sign', () => {
	expect(fill('$$a costs $$5', { a: '1' })).toBe('$a costs $5');
});

test('a name that is not a parameter stays', () => {
	expect(fill('$other', { a: '1' })).toBe('$other');
});

test('values are not templates themselves', () => {
	expect(fill('$a', { a: '$b', b: '2' })).toBe('$b');
});

test('names are listed once, in their order', () => {
	expect(placeholders('$b ${a} $b $$c')).toEqual(['b', 'a']);
});

test('text without a dollar sign is left alone', () => {
	fc.assert(
		fc.property(
			fc.string().filter((text) => !text.includes('$')),
			(text) => fill(text, { a: '1' }) === text
		)
	);
});
