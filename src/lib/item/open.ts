import type { Level, Track } from './types';

/** What an open question has the candidate do. */
export const OPEN_KINDS = ['explain', 'debug', 'design', 'bug'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** What an answer should have in it. */
export interface RubricPoint {
	point: string;
	/** How much it counts beside the others: 1 to 3. */
	weight: number;
}

/** A question that is answered in one's own words, and marked by oneself against a rubric. */
export interface OpenQuestion {
	/** The name of its file. */
	id: string;
	kind: OpenKind;
	title: string;
	track: Track;
	level: Level;
	/** Sections that teach what it asks, the nearest first. */
	sections: string[];
	concepts: string[];
	/** How long an answer takes, in minutes. */
	minutes: number;
	prompt: string;
	snippet?: string;
	/** Where the mistake is (`bug`): lines of the snippet from 1, any of which is right, and why. */
	bug?: { lines: number[]; why: string };
	/** The model answer; paragraphs are apart by an empty line. */
	answer: string;
	/** The code of the model answer. */
	fix?: string;
	rubric: RubricPoint[];
	/** What answers often go wrong with, and why it is wrong. */
	wrongTurns: { turn: string; why: string }[];
	followups: { prompt: string; answer: string }[];
	reference: string;
}
