import type { Runtime, Version } from './program';

export const KINDS = ['predict-output', 'complete-code', 'choice', 'multi'] as const;
export type Kind = (typeof KINDS)[number];
/** Kinds whose key comes out of a run. */
export const EXECUTED_KINDS: readonly Kind[] = ['predict-output', 'complete-code'];

export const LEVELS = ['junior', 'mid', 'senior'] as const;
export type Level = (typeof LEVELS)[number];

export const TRACKS = ['python', 'django'] as const;
export type Track = (typeof TRACKS)[number];

export const CONFIDENCES = ['sure', 'think', 'guess'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Why an option is in the list: the belief that leads to it and the answer to that belief. Both may hold `$params`. */
export interface Reason {
	/** Id of the misconception; absent where the option is right. */
	misconception?: string;
	/** The misconception in words. */
	belief?: string;
	feedback: string;
}

/** One option of a variant's pool. */
export interface Option {
	/** Unique within the variant. */
	id: string;
	text: string;
	correct: boolean;
	/** Indices into the item's reasons. */
	reasons: number[];
	/** What the program prints with this option filled in (`complete-code`). */
	prints?: string;
}

/** One recorded rendering of an item: parameters and the pool that options are drawn from. */
export interface Variant {
	/** Hash of the rendered question, so that it never names changed content. */
	id: string;
	params: Record<string, string>;
	options: Option[];
	/** The output asked for (`complete-code`). */
	wanted?: string;
}

/** One idea asked about, with its recorded variants. Texts may hold `$params`. */
export interface Item {
	/** `<track>/<section>/<name>`, the path of its source. */
	id: string;
	kind: Kind;
	title: string;
	level: Level;
	concepts: string[];
	reference: string;
	stem: string;
	snippet?: string;
	explanation: string;
	reasons: Reason[];
	/** Versions on which the recorded key was seen to hold; empty where nothing was run. */
	versions: Version[];
	/** What it ran with besides, in words that follow "with". */
	with?: string;
	/** Where its programs run; absent for plain Python. */
	runtime?: Runtime;
	/** How other versions differ, and why. */
	versionNote?: string;
	variants: Variant[];
}

/** A question as it is put: one variant with every text filled in, and its whole pool of options. */
export interface Question {
	/** The variant's id. */
	id: string;
	item: string;
	kind: Kind;
	title: string;
	level: Level;
	concepts: string[];
	reference: string;
	stem: string;
	snippet?: string;
	wanted?: string;
	explanation: string;
	versions: Version[];
	with?: string;
	versionNote?: string;
	/** Where its programs run; absent for plain Python, and in questions of earlier versions. */
	runtime?: Runtime;
	options: QuestionOption[];
}

export interface QuestionOption {
	id: string;
	text: string;
	correct: boolean;
	reasons: Reason[];
	prints?: string;
}

/** Which variant is asked, with which of its options, in which order. */
export interface Draw {
	item: string;
	variant: string;
	options: string[];
}

/** What was answered. */
export type Response =
	{ type: 'options'; options: string[] } | { type: 'typed'; text: string } | { type: 'unknown' };

/** The section of an item, by its id. */
export const sectionOf = (item: string): string => item.split('/')[1] ?? item;
