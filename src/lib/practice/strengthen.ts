import type { Level } from '../item/types';
import { chanceOf, type Chance } from './random';

/** What is known of an ability, in logits. */
export interface Ability {
	mean: number;
	sd: number;
}

/** A question that would tell most: of which section, and of which level. */
export interface Wish {
	section: string;
	level: Level;
}

/** How far a draw strays from the estimate, in standard deviations. Below 1, as five are drawn from. */
const BOLDNESS = 0.7;
/** One of so many sections that look weakest in a draw is asked about. */
const WEAKEST = 5;
/** By how much a section that is in the mix already looks stronger, in logits. */
const REPEAT = 1;

/**
 * A mix weighted to what is weak or may be: each question is asked where a draw from the estimates
 * says that a section is among the weakest (Thompson sampling; W. R. Thompson, Biometrika 25, 1933),
 * so that sections of which little is known get their turn. Levels are those that tell most, near the
 * ability.
 */
export function strengthen(
	sections: ReadonlyMap<string, Ability>,
	count: number,
	seed: string
): Wish[] {
	const chance = chanceOf(seed, 'strengthen');
	const wishes: Wish[] = [];
	const taken = new Map<string, number>();
	for (let index = 0; index < count && sections.size > 0; index++) {
		const drawn = [...sections]
			.map(([section, { mean, sd }]) => ({
				section,
				mean,
				ability: mean + BOLDNESS * sd * gaussian(chance) + REPEAT * (taken.get(section) ?? 0)
			}))
			.sort((a, b) => a.ability - b.ability);
		const { section, mean } = drawn[chance.integer(Math.min(WEAKEST, drawn.length))]!;
		taken.set(section, (taken.get(section) ?? 0) + 1);
		wishes.push({ section, level: levelNear(mean) });
	}
	return wishes;
}

/** The level whose questions tell most about an ability: those that are right about half of the time. */
export const levelNear = (ability: number): Level =>
	ability < -0.5 ? 'junior' : ability > 0.5 ? 'senior' : 'mid';

const RESOLUTION = 2 ** 30;

/** A standard normal number (G. E. P. Box and M. E. Muller, 1958). */
function gaussian(chance: Chance): number {
	const uniform = () => (chance.integer(RESOLUTION) + 0.5) / RESOLUTION;
	return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
