import type { Item, Kind, Question, Variant } from '../src/lib/item/types';
import type { Attempt } from '../src/lib/store/rows';
import { renderQuestion } from '../src/lib/item/render';

/** An item with `variants` variants, each with one key and `wrong` distractors (`right` truths for multi). */
export function makeItem(
	name: string,
	{ kind = 'choice' as Kind, variants = 3, wrong = 5, right = 1 } = {}
): Item {
	return {
		id: `python/oop/${name}`,
		kind,
		title: name,
		level: 'mid',
		concepts: ['oop-one'],
		reference: 'https://docs.python.org/3/',
		stem: 'What is $n?',
		explanation: 'It is $n.',
		reasons: Array.from({ length: wrong }, (_, index) => ({
			misconception: `belief-${index}`,
			belief: `Belief ${index}`,
			feedback: `Not $n, ${index}.`
		})),
		versions: ['3.14'],
		variants: Array.from({ length: variants }, (_, index): Variant => ({
			id: `${name}-${index}`,
			params: { n: String(index) },
			options: [
				...Array.from({ length: right }, (_, key) => ({
					id: `key${key}`,
					text: `right ${key}`,
					correct: true,
					reasons: []
				})),
				...Array.from({ length: wrong }, (_, distractor) => ({
					id: `wrong${distractor}`,
					text: `wrong ${distractor}`,
					correct: false,
					reasons: [distractor]
				}))
			]
		}))
	};
}

export const makeQuestion = (...args: Parameters<typeof makeItem>): Question => {
	const item = makeItem(...args);
	return renderQuestion(item, item.variants[0]!);
};

/** A wrong answer to the first variant of an item. */
export const makeAttempt = (change: Partial<Attempt> = {}): Attempt => ({
	session: 's',
	index: 0,
	section: 'oop',
	item: 'python/oop/a',
	variant: 'a-0',
	response: { type: 'unknown' },
	correct: false,
	score: 0,
	misconceptions: [],
	level: 'mid',
	among: 4,
	concepts: ['oop-one'],
	offered: ['x', 'y'],
	ms: 10,
	at: Date.UTC(2026, 10, 1),
	day: '2026-11-01',
	...change
});
