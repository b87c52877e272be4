import { loadBank } from '../bank/load';
import { FIRST_SEED, type OpenConfig, type QuizConfig } from '../practice/config';
import { newSeed } from './ids';
import { storage } from './storage.svelte';

/** Completes a choice to a quiz with a new seed, on the round with the fewest variants seen before. */
export async function planQuiz(section: string, choice: OpenConfig): Promise<QuizConfig> {
	const seed = choice.seed ?? (storage.mayHaveSessions ? newSeed() : FIRST_SEED);
	const config = { ...choice, seed };
	if (choice.round !== undefined) return { ...config, round: choice.round };
	if (!storage.mayHaveSessions || choice.seed !== undefined) return { ...config, round: 0 };
	const [bank, store, { freshRound }] = await Promise.all([
		loadBank(fetch, section),
		storage.open(),
		import('../practice/fresh')
	]);
	return {
		...config,
		round: freshRound(bank.items, config, await store.seenVariants(section))
	};
}
