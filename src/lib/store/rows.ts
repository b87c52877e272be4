import type { Confidence, Draw, Question, Response } from '../item/types';

/** A quiz that was started. */
export interface Session {
	id: string;
	section: string;
	/** The section's title at the time. */
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
}

/** An answered question of a session. */
export interface Attempt {
	session: string;
	index: number;
	section: string;
	item: string;
	variant: string;
	response: Response;
	confidence?: Confidence;
	correct: boolean;
	score: number;
	misconceptions: string[];
	/** Time with the question in view, in milliseconds. */
	ms: number;
	/** Milliseconds since 1970. */
	at: number;
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
