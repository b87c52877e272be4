import type { Draw, Item, Option, Variant } from '../item/types';
import { chanceOf, type Chance } from './random';

/** How many wrong options are shown beside the key. */
const DISTRACTORS = { 'predict-output': 4, 'complete-code': 4, choice: 3 } as const;
/** How many statements a `multi` shows. */
const STATEMENTS = 5;

/**
 * Draws the options that are shown of a variant's pool, and their order.
 * The same seed draws the same, on any machine.
 * @param wanted one wrong option for which it holds is among them, if there is any
 */
export function drawOptions(
	item: Item,
	variant: Variant,
	seed: string,
	wanted?: (option: Option) => boolean
): Draw {
	const chance = chanceOf(seed, variant.id);
	const shown =
		item.kind === 'multi'
			? drawStatements(variant.options, chance, wanted)
			: drawSingle(variant.options, DISTRACTORS[item.kind], chance, wanted);
	return {
		item: item.id,
		variant: variant.id,
		options: chance.shuffle(shown).map(({ id }) => id)
	};
}

type Wanted = ((option: Option) => boolean) | undefined;

/** In an order of chance, but one that is wanted first. */
function shuffled(options: readonly Option[], chance: Chance, wanted: Wanted): Option[] {
	const order = chance.shuffle(options);
	const first = wanted && order.find(wanted);
	return first ? [first, ...order.filter((option) => option !== first)] : order;
}

function drawSingle(
	pool: readonly Option[],
	distractors: number,
	chance: Chance,
	wanted: Wanted
): Option[] {
	const keys = pool.filter(({ correct }) => correct);
	const wrong = pool.filter(({ correct }) => !correct);
	return [
		...chance.shuffle(keys).slice(0, 1),
		...shuffled(wrong, chance, wanted).slice(0, distractors)
	];
}

/** At least one statement of each sort; how many are true is not to be guessed from their number. */
function drawStatements(pool: readonly Option[], chance: Chance, wanted: Wanted): Option[] {
	const first = (correct: boolean) =>
		shuffled(
			pool.filter((option) => option.correct === correct),
			chance,
			wanted
		).slice(0, 1);
	const certain = [...first(true), ...first(false)];
	const rest = chance.shuffle(pool.filter((option) => !certain.includes(option)));
	return [...certain, ...rest.slice(0, STATEMENTS - certain.length)];
}
