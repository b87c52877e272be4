import { expect, test } from 'vitest';
import { apart } from '../../src/lib/state/queues';

test('items of one section do not follow each other if it can be helped', () => {
	const items = ['a', 'a', 'b', 'a', 'c'].map((section, index) => `python/${section}/${index}`);
	const order = apart(items).map((id) => id.split('/')[1]);
	expect(order.join('')).toBe('abaca');
	expect(apart(['python/a/1', 'python/a/2'])).toEqual(['python/a/1', 'python/a/2']);
	expect(apart([])).toEqual([]);
});
