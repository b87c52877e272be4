import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs';
import type { Confidence } from '../item/types';

/** How well a concept is remembered, and when it is to be asked again. */
export interface Memory {
	concept: string;
	section: string;
	/** When it is due, in milliseconds since 1970. */
	due: number;
	/** When it was last asked, in milliseconds since 1970. */
	last: number;
	/** FSRS: days until the chance to remember has fallen to 90%. */
	stability: number;
	/** FSRS: 1 to 10. */
	difficulty: number;
	state: number;
	reps: number;
	lapses: number;
	scheduledDays: number;
}

/** What an answer says about the memory of its concepts. */
export interface Recall {
	section: string;
	correct: boolean;
	confidence?: Confidence | undefined;
	/** Time with the question in view, in milliseconds. */
	ms: number;
	/** Milliseconds since 1970. */
	at: number;
}

/** A sure answer within this time was known by heart, in milliseconds. */
const FAST = 20_000;
/** Concepts come back after days, not minutes. Chance would make the same answers give other dates. */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/** Wrong is Again, right Good; right but guessing is Hard, right, sure and fast is Easy. */
export function gradeOf({ correct, confidence, ms }: Recall): Grade {
	if (!correct) return Rating.Again;
	if (confidence === 'guess') return Rating.Hard;
	return confidence === 'sure' && ms <= FAST ? Rating.Easy : Rating.Good;
}

/** The memory of a concept after an answer, by FSRS. */
export function remember(before: Memory | undefined, concept: string, recall: Recall): Memory {
	const at = new Date(recall.at);
	const card: Card = before
		? {
				...createEmptyCard(at),
				due: new Date(before.due),
				last_review: new Date(before.last),
				stability: before.stability,
				difficulty: before.difficulty,
				state: before.state,
				reps: before.reps,
				lapses: before.lapses,
				scheduled_days: before.scheduledDays
			}
		: createEmptyCard(at);
	const { card: next } = scheduler.next(card, at, gradeOf(recall));
	return {
		concept,
		section: recall.section,
		due: next.due.getTime(),
		last: recall.at,
		stability: next.stability,
		difficulty: next.difficulty,
		state: next.state,
		reps: next.reps,
		lapses: next.lapses,
		scheduledDays: next.scheduled_days
	};
}
