import { LEVELS, type Level } from '../item/types';

/**
 * How well sections are known, as an estimate with its uncertainty.
 *
 * The model is item response theory's, with difficulties taken from the level of an item and the
 * chance of guessing from the number of its options (the three-parameter logistic model with all
 * discriminations 1; A. Birnbaum in F. M. Lord and M. R. Novick, Statistical Theories of Mental Test
 * Scores, 1968): P(right) = c + (1 - c) / (1 + exp(b - θ)). A learner's abilities in the sections are
 * normal around the learner's own level, with the spread of one logit, so that a section with few
 * answers leans on the others (partial pooling; A. Gelman and J. Hill, Data Analysis Using Regression
 * and Multilevel/Hierarchical Models, 2007, chapter 12). Posteriors are summed over a grid, without
 * approximation besides the grid's.
 */

/** Difficulty of a level, in logits: somebody who is right half of the time on mid-level items has 0. */
export const DIFFICULTY: Record<Level, number> = { junior: -1, mid: 0, senior: 1 };
/** Standard deviation of a learner's section abilities around the learner's level, in logits. */
const SPREAD = 1;
/** Standard deviation of learners' levels around 0, in logits. */
const LEVEL_SPREAD = 2;
const GRID = Array.from({ length: 97 }, (_, index) => (index - 48) / 8);

/** Answers of one difficulty and one chance of guessing, each counted with a weight. */
export interface Cell {
	level: Level;
	/** Among how many equally likely answers somebody guesses; 0 where nobody can guess. */
	among: number;
	right: number;
	total: number;
}

/** What is known of an ability, in logits. */
export interface Estimate {
	mean: number;
	sd: number;
	/** Ends of the interval that holds the ability with 90%. */
	low: number;
	high: number;
	/** The weight of the answers behind it. */
	answers: number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Probability of a right answer to an item of a level, guessing included. */
export function chanceOfRight(ability: number, level: Level, among: number): number {
	const guess = among > 0 ? 1 / among : 0;
	return guess + (1 - guess) * logistic(ability - DIFFICULTY[level]);
}

/** An ability as the share of mid-level questions that are answered rightly without guessing. */
export const asShare = (ability: number): number => logistic(ability - DIFFICULTY.mid);

const LOG_CHANCES = new Map<string, { right: number[]; wrong: number[] }>();

function logChances(level: Level, among: number) {
	const name = `${level}/${among}`;
	let known = LOG_CHANCES.get(name);
	if (!known) {
		const chances = GRID.map((ability) => chanceOfRight(ability, level, among));
		known = {
			right: chances.map(Math.log),
			wrong: chances.map((chance) => Math.log(1 - chance))
		};
		LOG_CHANCES.set(name, known);
	}
	return known;
}

/** Likelihood of the answers at each point of the grid, up to a factor. */
function likelihood(cells: readonly Cell[]): number[] {
	const log = GRID.map(() => 0);
	for (const { level, among, right, total } of cells) {
		const chances = logChances(level, among);
		for (let index = 0; index < log.length; index++) {
			log[index]! += right * chances.right[index]! + (total - right) * chances.wrong[index]!;
		}
	}
	const most = Math.max(...log);
	return log.map((value) => Math.exp(value - most));
}

const normal = (x: number, mean: number, sd: number) => Math.exp(-(((x - mean) / sd) ** 2) / 2);
/** Row for each level of the learner: how likely each ability is, up to a factor. */
const AROUND = GRID.map((level) => GRID.map((ability) => normal(ability, level, SPREAD)));

/** The sum of products; a plain loop, as this is what an estimate spends its time on. */
function dot(a: readonly number[], b: readonly number[]): number {
	let sum = 0;
	for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
	return sum;
}

const weightOf = (cells: readonly Cell[]) => cells.reduce((sum, { total }) => sum + total, 0);

/** Estimates of all sections together: those with few answers lean on the learner's level. */
export function estimateSections(
	sections: ReadonlyMap<string, readonly Cell[]>
): Map<string, Estimate> {
	const likelihoods = [...sections.values()].map(likelihood);
	// How likely the answers of each section are at each level of the learner.
	const marginals = likelihoods.map((values) => AROUND.map((row) => dot(row, values)));
	const logLevel = GRID.map(
		(level, index) =>
			Math.log(normal(level, 0, LEVEL_SPREAD)) +
			marginals.reduce((sum, marginal) => sum + Math.log(marginal[index]!), 0)
	);
	const most = Math.max(...logLevel);
	const levels = logLevel.map((value) => Math.exp(value - most));
	return new Map(
		[...sections].map(([id, cells], place) => {
			// The sum over levels of P(level | all answers) · P(ability | level, answers of the section).
			// AROUND is symmetric, so its rows serve as its columns.
			const shares = levels.map((weight, level) => weight / marginals[place]![level]!);
			const posterior = likelihoods[place]!.map(
				(value, ability) => value * dot(AROUND[ability]!, shares)
			);
			return [id, summarise(posterior, weightOf(cells))];
		})
	);
}

/** Estimate of a part of a section (a concept): it is around the section's, and answers of its own move it. */
export function estimatePart(section: Estimate, cells: readonly Cell[], spread = 0.7): Estimate {
	const sd = Math.hypot(section.sd, spread);
	const values = likelihood(cells);
	const posterior = GRID.map(
		(ability, index) => normal(ability, section.mean, sd) * values[index]!
	);
	return summarise(posterior, weightOf(cells));
}

function summarise(posterior: readonly number[], answers: number): Estimate {
	const mass = posterior.reduce((sum, value) => sum + value, 0);
	const moment = (power: (ability: number) => number) =>
		posterior.reduce((sum, value, index) => sum + value * power(GRID[index]!), 0) / mass;
	const mean = moment((ability) => ability);
	return {
		mean,
		sd: Math.sqrt(moment((ability) => (ability - mean) ** 2)),
		low: quantile(posterior, mass * 0.05),
		high: quantile(posterior, mass * 0.95),
		answers
	};
}

/** The ability below which there is `mass` of the posterior; linear between the points of the grid. */
function quantile(posterior: readonly number[], mass: number): number {
	let before = 0;
	for (const [index, value] of posterior.entries()) {
		if (before + value >= mass) {
			const step = 1 / 8;
			return GRID[index]! - step / 2 + (step * (mass - before)) / value;
		}
		before += value;
	}
	return GRID.at(-1)!;
}

export const isLevel = (level: string): level is Level => LEVELS.some((one) => one === level);
