import type { Draw, Item, Variant } from '../item/types';
import type { OpenConfig, QuizConfig } from './config';
import { drawOptions } from './draw';
import { chanceOf } from './random';

/** The items that a config asks for, in the order of the bank. */
export function eligibleItems(items: readonly Item[], config: OpenConfig): Item[] {
	return items.filter(
		({ id, level, kind, variants }) =>
			variants.length > 0 &&
			config.levels.includes(level) &&
			config.kinds.includes(kind) &&
			(config.only.length === 0 || config.only.includes(id.split('/').at(-1) ?? id))
	);
}

interface Card {
	item: Item;
	variant: Variant;
}

/**
 * A seed puts the items and the variants of each in an order; rounds deal from that deck one
 * after the other. A quiz never has two variants of one item.
 */
export function deal(items: readonly Item[], config: QuizConfig): Card[] {
	const order = chanceOf(config.seed, 'items').shuffle(eligibleItems(items, config));
	const size = config.count === 'all' ? order.length : Math.min(config.count, order.length);
	return Array.from({ length: size }, (_, index) => {
		const place = config.round * size + index;
		const item = order[place % order.length]!;
		const variants = chanceOf(config.seed, item.id).shuffle(item.variants);
		const lap = Math.floor(place / order.length);
		return { item, variant: variants[lap % variants.length]! };
	});
}

/** The questions of a quiz, with the options of each in the order in which they are shown. */
export const assembleQuiz = (items: readonly Item[], config: QuizConfig): Draw[] =>
	deal(items, config).map(({ item, variant }) => drawOptions(item, variant, config.seed));
