import type { Confidence, Draw, Question, Response } from '../item/types';
import type { Answer } from '../insight/standing';
import type { Clocks, Factor, Timing } from '../practice/timing';

/** A quiz that was started. */
export interface Session {
	id: string;
	/** Absent for the quiz of a section. */
	mode?: 'practice' | 'timed';
	/** Empty where the questions are of several sections. */
	section: string;
	/** The section's title at the time, or that of the timed quiz. */
	title: string;
	/** The query of the quiz URL, seed and round included. */
	query: string;
	draws: Draw[];
	/** Index of the question that is on the screen. */
	position: number;
	/** Time with the quiz in view, in milliseconds. */
	activeMs: number;
	/** Milliseconds since 1970. */
	startedAt: number;
	finishedAt?: number;
	/** What a timed quiz was started with. */
	plan?: { clocks: Clocks; factor: Factor; pausable: boolean };
	/** Its clocks; absent until its first question was on the screen. */
	timing?: Timing;
	/** Indices of questions to come back to. */
	flags?: number[];
}

/** An answer of a timed quiz that can still be changed. */
export interface Draft {
	session: string;
	index: number;
	response: Response;
	confidence?: Confidence;
	/** Milliseconds since 1970. */
	at: number;
}

/** An answered question of a session. */
export interface Attempt extends Answer {
	session: string;
	index: number;
	variant: string;
	response: Response;
	score: number;
}

/** A question as it was put, so that it can be shown again however the bank changes. */
export interface StoredQuestion {
	/** The variant's id, a hash of the content. */
	id: string;
	question: Question;
}

/** A session with all that is needed to show it again. */
export interface SessionRecord {
	session: Session;
	/** In the order of the questions. */
	attempts: Attempt[];
	questions: Map<string, Question>;
}
