import { expect, test } from 'vitest';
import { fillHole } from '../../../src/lib/item/run/hole';

test('a fragment goes into the hole, its further lines indented like the first', () => {
	expect(fillHole('x = ____(1)\nprint(x)', 'list')).toBe('x = list(1)\nprint(x)');
	expect(fillHole('def f():\n    ____\nf()', 'a = 1\nreturn a')).toBe(
		'def f():\n    a = 1\n    return a\nf()'
	);
});

test('longer runs of underscores and names are no holes, and a dollar sign is just one', () => {
	expect(fillHole('a_____b = 1\n____', "print('$&')")).toBe("a_____b = 1\nprint('$&')");
});
