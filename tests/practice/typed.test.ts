import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTyped } from '../../src/lib/practice/typed';

describe('compareTyped', () => {
	test('white space at the ends does not count', () => {
		expect(compareTyped('1  \n2\n\n', '1\n2')).toEqual({ correct: true });
		expect(compareTyped('1\r\n2', '1\n2')).toEqual({ correct: true });
	});

	test('leading white space does', () => {
		expect(compareTyped('  1', '1')).toMatchObject({ correct: false });
	});

	test.each([
		["'pen'", 'pen', 'quotes'],
		['["pen"]', "['pen']", 'quotes'],
		['1 2', '1\n2', 'lines'],
		['[1,2]', '[1, 2]', 'spacing'],
		['true', 'True', 'case'],
		['TypeError', "TypeError: can't do that", 'message']
	])('%j for %j is near: %s', (typed, output, nearMiss) => {
		expect(compareTyped(typed, output)).toEqual({ correct: false, nearMiss });
	});

	test('another value is not near', () => {
		expect(compareTyped('[1, 3]', '[1, 2]')).toEqual({ correct: false });
	});

	test('any output is right when typed as it is', () => {
		fc.assert(fc.property(fc.string(), (text) => compareTyped(text, text).correct));
	});
});
