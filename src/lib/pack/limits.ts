/** What a pack may hold at most. Whoever made it is not known, so nothing is taken on trust. */
export const LIMITS = {
	/** Files, and characters in all of them together. */
	files: 100,
	size: 200_000,
	/** Questions. */
	items: 200,
	/** Variants of one question, and programs that they make together. */
	variants: 60,
	programs: 600,
	/** Characters of one text once its parameters are filled in. */
	text: 8_000,
	/** Characters that a program may print for it to be an option. */
	output: 2_000,
	/** Characters of the id of a concept or a misconception. */
	name: 60,
	/** Answers of one question in GIFT. */
	answers: 20,
	/** Collections within one another, and entries of one. */
	depth: 12,
	entries: 200,
	/** Problems that are listed. */
	problems: 100
} as const;

/** A number as it is read in a sentence. */
export const inWords = (count: number): string => count.toLocaleString('en');
