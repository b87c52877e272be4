import type { Draw, Item, Variant } from '../item/types';
import { drawOptions } from './draw';
import { chanceOf } from './random';

/** At most so many sections are loaded for one quiz. */
const MOST_SECTIONS = 20;

/**
 * The sections that a mixed quiz of `count` questions is drawn from: about two questions each, so that
 * no more is loaded than is asked.
 */
export const mixSections = (sections: readonly string[], count: number, seed: string): string[] =>
	chanceOf(seed, 'sections')
		.shuffle(sections)
		.slice(0, Math.min(MOST_SECTIONS, Math.max(1, Math.ceil(count / 2))));

/**
 * Draws `count` questions, taking turns among the sections, so that two of one section do not follow
 * each other if it can be helped. Each item is asked at most once.
 * @param sections the items of each section
 * @param seen ids of variants that come last, as they were asked before
 */
export function drawMix(
	sections: readonly (readonly Item[])[],
	count: number,
	seed: string,
	seen: ReadonlySet<string> = new Set()
): Draw[] {
	const decks = sections.map((items, index) =>
		chanceOf(seed, 'items', index).shuffle(items.filter(({ variants }) => variants.length > 0))
	);
	const longest = Math.max(0, ...decks.map(({ length }) => length));
	const inTurn = Array.from({ length: longest }, (_, turn) =>
		decks.flatMap((deck) => deck.slice(turn, turn + 1))
	).flat();
	return inTurn.slice(0, count).map((item) => {
		const variants: Variant[] = chanceOf(seed, item.id).shuffle(item.variants);
		const fresh = variants.find(({ id }) => !seen.has(id));
		return drawOptions(item, fresh ?? variants[0]!, seed);
	});
}
