import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/lib/item/output';

describe('normalise', () => {
	test('removes white space at the ends of lines and of the text, and nothing else', () => {
		expect(normalise('  a  \n\n b\t\n\n')).toBe('  a\n\n b');
	});
});
