import type { Item } from '../item/types';
import type { QuizConfig } from './config';
import { deal } from './deck';

/** How many rounds ahead `freshRound` looks. */
const LOOK_AHEAD = 24;

/** The round of a seed's deck that has the fewest variants that were seen already. */
export function freshRound(
	items: readonly Item[],
	config: Omit<QuizConfig, 'round'>,
	seen: ReadonlySet<string>
): number {
	const stale = (round: number) =>
		deal(items, { ...config, round }).filter(({ variant }) => seen.has(variant.id)).length;
	let best = { round: 0, stale: stale(0) };
	for (let round = 1; round < LOOK_AHEAD && best.stale > 0; round++) {
		const candidate = { round, stale: stale(round) };
		if (candidate.stale < best.stale) best = candidate;
	}
	return best.round;
}
