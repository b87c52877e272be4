import type { Confidence, Level } from '../item/types';

/** What an answered question adds to what is known of a person. */
export interface Answer {
	section: string;
	item: string;
	level: Level;
	/** Among how many equally likely answers somebody guesses; 0 where nobody guessed. */
	among: number;
	concepts: readonly string[];
	/** Ids of the misconceptions behind the wrong options that were shown. */
	offered: readonly string[];
	/** Ids of those that the answer gave away. */
	misconceptions: readonly string[];
	correct: boolean;
	confidence?: Confidence;
	/** Time with the question in view, in milliseconds. */
	ms: number;
	/** Milliseconds since 1970. */
	at: number;
	/** The day where the person was, as `2026-11-30`. */
	day: string;
}

/**
 * Whether an answer is summed up. Answers to packs are not: nobody vouches for their keys, so they say
 * nothing of what the person knows. Ids of packs begin alike, and no section's does.
 */
export const isCounted = ({ section }: Pick<Answer, 'section'>): boolean =>
	!section.startsWith('pack-');

/** How many answers of a sort were right, and how many there were. */
export type Tally = [right: number, total: number];

/** How often a misconception was on offer and how often it was picked. */
export interface Belief {
	offered: number;
	picked: number;
	/** When it was last picked, in milliseconds since 1970; 0 for never. */
	last: number;
	/** How often it has been on offer since, without being picked. */
	since: number;
	/** Times picked, times offered and chances to guess it, older answers counting less. */
	evidence: [picked: number, offered: number, chance: number];
}

/** All answers in a section, summed up. */
export interface Standing {
	section: string;
	answered: number;
	right: number;
	/** Tallies by `level/among`, older answers counting less. */
	cells: Record<string, Tally>;
	/** The same for each concept. */
	concepts: Record<string, Record<string, Tally>>;
	beliefs: Record<string, Belief>;
	/** Whether the last answer to an item was right (1), wrong (0) or wrong and sure (-1), by item id. */
	items: Record<string, 1 | 0 | -1>;
	confidence: Partial<Record<Confidence, Tally>>;
	/** Time and number of questions by level, in milliseconds. */
	times: Partial<Record<Level, [ms: number, questions: number]>>;
}

/** All answers of a day, summed up. */
export interface Day {
	day: string;
	answered: number;
	right: number;
	ms: number;
}

/** After so many milliseconds an answer counts half: ninety days. */
export const HALF_LIFE = 90 * 24 * 3600 * 1000;
/** The day on which an answer has the weight 1: 2026-01-01. Only ratios of weights matter. */
const EPOCH = Date.UTC(2026, 0, 1);

/** The weight of an answer beside others, which need not be known: sums can be added to in any order. */
export const weightAt = (at: number): number => 2 ** ((at - EPOCH) / HALF_LIFE);

/** The standing of a section before its first answer. */
export const emptyStanding = (section: string): Standing => ({
	section,
	answered: 0,
	right: 0,
	cells: {},
	concepts: {},
	beliefs: {},
	items: {},
	confidence: {},
	times: {}
});

const emptyBelief = (): Belief => ({
	offered: 0,
	picked: 0,
	last: 0,
	since: 0,
	evidence: [0, 0, 0]
});

const added = ([right, total]: Tally = [0, 0], correct: boolean, weight = 1): Tally => [
	right + (correct ? weight : 0),
	total + weight
];

/** The standing of a section after one more answer. */
export function addAnswer(before: Standing | undefined, answer: Answer): Standing {
	const standing = structuredClone(before ?? emptyStanding(answer.section));
	countAnswer(standing, answer);
	return standing;
}

/** Adds an answer to a standing, in place. */
export function countAnswer(standing: Standing, answer: Answer): void {
	const { item, level, among, concepts, offered, misconceptions } = answer;
	const { correct, confidence, ms, at } = answer;
	const weight = weightAt(at);
	const cell = `${level}/${among}`;
	standing.answered += 1;
	standing.right += Number(correct);
	standing.cells[cell] = added(standing.cells[cell], correct, weight);
	for (const concept of concepts) {
		const cells = (standing.concepts[concept] ??= {});
		cells[cell] = added(cells[cell], correct, weight);
	}
	for (const id of new Set([...offered, ...misconceptions])) {
		const belief = (standing.beliefs[id] ??= emptyBelief());
		const picked = misconceptions.includes(id);
		belief.offered += 1;
		belief.picked += Number(picked);
		belief.since = picked ? 0 : belief.since + 1;
		if (picked) belief.last = at;
		const [picks, offers, chances] = belief.evidence;
		belief.evidence = [
			picks + (picked ? weight : 0),
			offers + weight,
			chances + weight * chanceToGuess(among)
		];
	}
	standing.items[item] = correct ? 1 : confidence === 'sure' ? -1 : 0;
	if (confidence) standing.confidence[confidence] = added(standing.confidence[confidence], correct);
	const [time, questions] = standing.times[level] ?? [0, 0];
	standing.times[level] = [time + ms, questions + 1];
}

/** A day after one more answer. */
export const addToDay = (before: Day | undefined, { day, correct, ms }: Answer): Day => ({
	day,
	answered: (before?.answered ?? 0) + 1,
	right: (before?.right ?? 0) + Number(correct),
	ms: (before?.ms ?? 0) + ms
});

/**
 * The chance that a guess gives one certain misconception away.
 * @param among how many equally likely answers there are; 0 where nobody guesses
 */
const chanceToGuess = (among: number): number =>
	// Statements are judged one by one, so their answers are many and each of them has one half.
	among === 0 ? 0 : among > SINGLE ? 0.5 : 1 / among;

/** Items with one right option have at most so many. */
const SINGLE = 8;
