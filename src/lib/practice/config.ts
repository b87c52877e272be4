import { KINDS, LEVELS, type Kind, type Level } from '../item/types';

export const COUNTS = [5, 10, 20, 'all'] as const;
export type Count = (typeof COUNTS)[number];

/** Which quiz is asked for. The same config gives the same quiz, on any machine. */
export interface QuizConfig {
	count: Count;
	levels: Level[];
	kinds: Kind[];
	/** Names of the only items to ask; all where it is empty. */
	only: string[];
	/** One to 16 letters and digits. */
	seed: string;
	/** Which stretch of the seed's deck is dealt, from 0. */
	round: number;
}

/** What a quiz URL may leave open. */
export type OpenConfig = Omit<QuizConfig, 'seed' | 'round'> & { seed?: string; round?: number };

/** A quiz URL that asks for something that does not exist. */
export class ConfigError extends Error {}

/**
 * The seed of a person's very first quiz. It is the same for all, so that its first question can
 * be part of the page and show before any script has run.
 */
export const FIRST_SEED = 'dunder';

const SEED = /^[a-z0-9]{1,16}$/i;
const ITEM_NAME = /^[a-z0-9-]+$/;
const MAX_ROUND = 999;

/**
 * Reads the query of a quiz URL.
 * @throws ConfigError that names the parameter and what it may be
 */
export function parseConfig(query: URLSearchParams): OpenConfig {
	const seed = query.get('seed');
	if (seed !== null && !SEED.test(seed)) {
		throw new ConfigError(`The seed “${seed}” is not one to 16 letters and digits.`);
	}
	const round = query.get('round');
	if (round !== null && !(/^\d{1,3}$/.test(round) && Number(round) <= MAX_ROUND)) {
		throw new ConfigError(`The round “${round}” is not a number from 0 to ${MAX_ROUND}.`);
	}
	const count = COUNTS.find((known) => String(known) === (query.get('n') ?? '10'));
	if (count === undefined) {
		throw new ConfigError(`A quiz has 5, 10, 20 or all questions, not “${query.get('n')}”.`);
	}
	const only = list(query, 'only');
	const strange = only.find((name) => !ITEM_NAME.test(name));
	if (strange !== undefined) throw new ConfigError(`“${strange}” is not the name of a question.`);
	return {
		count,
		levels: known(list(query, 'level'), LEVELS, 'level'),
		kinds: known(list(query, 'kind'), KINDS, 'kind'),
		only,
		...(seed !== null && { seed: seed.toLowerCase() }),
		...(round !== null && { round: Number(round) })
	};
}

const list = (query: URLSearchParams, name: string): string[] => [
	...new Set(
		query
			.getAll(name)
			.flatMap((value) => value.split(','))
			.filter(Boolean)
	)
];

function known<T extends string>(values: string[], all: readonly T[], what: string): T[] {
	const strange = values.find((value) => !all.some((one) => one === value));
	if (strange !== undefined) {
		throw new ConfigError(`“${strange}” is not a ${what}. There are ${all.join(', ')}.`);
	}
	const named = all.filter((one) => values.includes(one));
	return named.length === 0 ? [...all] : named;
}

/** The query of a quiz URL, with its parts in a fixed order and without what goes without saying. */
export function formatConfig(config: OpenConfig): string {
	const query = new URLSearchParams();
	query.set('n', String(config.count));
	if (config.levels.length < LEVELS.length) query.set('level', config.levels.join(','));
	if (config.kinds.length < KINDS.length) query.set('kind', config.kinds.join(','));
	if (config.only.length > 0) query.set('only', config.only.join(','));
	if (config.seed !== undefined) query.set('seed', config.seed);
	if (config.round) query.set('round', String(config.round));
	return query.toString().replaceAll('%2C', ',');
}
