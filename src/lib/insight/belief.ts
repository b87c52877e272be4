import { weightAt } from './standing';

/**
 * How surely a misconception is held: the share of answers in which it would decide, with its interval.
 * Somebody holds it in a share h of the answers that offer it and picks it then; otherwise they pick it
 * only by guessing, which half of them do. So P(picked) = h + (1 - h) · g / 2, where 1 / g is the number
 * of answers that a guess chooses from. h is expected to be small (a beta prior of 1 and 2; A. Gelman et
 * al., Bayesian Data Analysis, 3rd edition, 2013, chapter 2). The posterior is summed over a grid.
 */
export interface BeliefEstimate {
	share: number;
	/** Ends of the interval that holds the share with 90%. */
	low: number;
	high: number;
	/** The weight of the answers behind it. */
	answers: number;
}

/** Weighted sums over the answers that offered it: times picked, times offered, chances to guess it. */
export type BeliefEvidence = [picked: number, offered: number, chance: number];

const GRID = Array.from({ length: 101 }, (_, index) => (index + 0.5) / 101);

/** @param now milliseconds since 1970; evidence counts half after the half-life of answers */
export function estimateBelief(evidence: BeliefEvidence, now: number): BeliefEstimate {
	const unit = weightAt(now);
	const [picked, offered] = [evidence[0] / unit, evidence[1] / unit];
	const guess = evidence[1] > 0 ? evidence[2] / evidence[1] / 2 : 0;
	const log = GRID.map((held) => {
		const pick = held + (1 - held) * guess;
		return Math.log(1 - held) + picked * Math.log(pick) + (offered - picked) * Math.log(1 - pick);
	});
	const most = Math.max(...log);
	const posterior = log.map((value) => Math.exp(value - most));
	const mass = posterior.reduce((sum, value) => sum + value, 0);
	let below = 0;
	let [low, high] = [0, 1];
	for (const [index, value] of posterior.entries()) {
		if (below < 0.05 * mass && below + value >= 0.05 * mass) low = GRID[index]!;
		if (below < 0.95 * mass && below + value >= 0.95 * mass) high = GRID[index]!;
		below += value;
	}
	return {
		share: posterior.reduce((sum, value, index) => sum + value * GRID[index]!, 0) / mass,
		low,
		high,
		answers: offered
	};
}
