import { expect, test } from 'vitest';
import { renderQuestion } from '../../src/lib/item/render';
import { makeItem } from '../fixtures';

test('fills every text with the values of the variant', () => {
	const item = makeItem('copy', { wrong: 2 });
	const question = renderQuestion(item, item.variants[1]!);
	expect(question).toMatchObject({ id: 'copy-1', stem: 'What is 1?', explanation: 'It is 1.' });
	expect(question.options[2]).toEqual({
		id: 'wrong1',
		text: 'wrong 1',
		correct: false,
		reasons: [{ misconception: 'belief-1', belief: 'Belief 1', feedback: 'Not 1, 1.' }]
	});
});

test('leaves out what the item does not have', () => {
	const item = makeItem('copy');
	expect(renderQuestion(item, item.variants[0]!)).not.toHaveProperty('snippet');
});
