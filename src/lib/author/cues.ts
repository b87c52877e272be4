import type { Item, Option } from '../item/types';
import { drawOptions } from '../practice/draw';

/** How often a person who knows nothing, but follows a rule, is right. Shares of 1. */
export interface CueFigure {
	strategy: string;
	rate: number;
	/** What picking blindly gives on the same questions. */
	chance: number;
	questions: number;
}

/** Draws per variant that the figures are taken over. */
const DRAWS = 12;
/** How far a rate may be over chance, in shares of 1. */
export const MAX_ADVANTAGE = 0.05;
/** How far picking the longest may be over chance within one section. */
export const MAX_SECTION_ADVANTAGE = 0.1;

const count = (pattern: RegExp) => (text: string) => text.match(pattern)?.length ?? 0;
const SCORES: Record<string, (text: string) => number> = {
	'pick the longest': (text) => text.length,
	'pick the shortest': (text) => -text.length,
	'pick the most commas': count(/,/g),
	'pick the most digits': count(/\d/g),
	'pick the most code': count(/[`()[\]{}=_.:'"]/g)
};
const POSITIONS = 5;

/**
 * What test-wise guessing gains over a bank. Each item weighs the same, however many variants
 * it has. Options that tie for a rule are picked from at random.
 */
export function measureCues(items: readonly Item[]): CueFigure[] {
	const strategies = [
		...Object.entries(SCORES).map(([strategy, score]) => ({
			strategy,
			pick: (options: readonly Option[]) => {
				const best = Math.max(...options.map(({ text }) => score(text)));
				return options.filter(({ text }) => score(text) === best);
			}
		})),
		...Array.from({ length: POSITIONS }, (_, position) => ({
			strategy: `always pick option ${position + 1}`,
			pick: (options: readonly Option[]) => options.slice(position, position + 1)
		}))
	];
	const drawn = items.map((item) => item.variants.flatMap((variant) => drawsOf(item, variant.id)));
	return strategies.map(({ strategy, pick }) => {
		const perItem = drawn.flatMap((draws) => {
			const picked = draws.map((options) => ({ options, picks: pick(options) }));
			const able = picked.filter(({ picks }) => picks.length > 0);
			return able.length === 0
				? []
				: [
						{
							rate: mean(able.map(({ picks }) => shareCorrect(picks))),
							chance: mean(able.map(({ options }) => shareCorrect(options)))
						}
					];
		});
		return {
			strategy,
			rate: mean(perItem.map(({ rate }) => rate)),
			chance: mean(perItem.map(({ chance }) => chance)),
			questions: perItem.length
		};
	});
}

function drawsOf(item: Item, variantId: string): Option[][] {
	const variant = item.variants.find(({ id }) => id === variantId)!;
	return Array.from({ length: DRAWS }, (_, seed) =>
		drawOptions(item, variant, `cue-${seed}`).options.map((id) =>
			variant.options.find((option) => option.id === id)!
		)
	);
}

const shareCorrect = (options: readonly Option[]) =>
	options.filter(({ correct }) => correct).length / options.length;
const mean = (values: readonly number[]) =>
	values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The figures that give too much away. */
export const tellingCues = (figures: readonly CueFigure[]): CueFigure[] =>
	figures.filter(({ rate, chance }) => rate - chance > MAX_ADVANTAGE);

/** Sections in which the longest option is right too often. */
export function tellingSections(items: readonly Item[]): CueFigure[] {
	const sectionOf = ({ id }: Item) => id.split('/')[1];
	return [...new Set(items.map(sectionOf))].flatMap((section) =>
		measureCues(items.filter((item) => sectionOf(item) === section))
			.filter(
				({ strategy, rate, chance }) =>
					strategy === 'pick the longest' && rate - chance > MAX_SECTION_ADVANTAGE
			)
			.map((figure) => ({ ...figure, strategy: `${section}: ${figure.strategy}` }))
	);
}
