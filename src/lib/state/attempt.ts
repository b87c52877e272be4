import { sectionOf, type Confidence, type Draw, type Question, type Response } from '../item/types';
import { aboutAnswer, grade } from '../practice/grade';
import type { Attempt } from '../store/rows';

interface Given {
	session: string;
	index: number;
	response: Response;
	confidence: Confidence | undefined;
	/** Time with the question in view, in milliseconds. */
	ms: number;
	/** Milliseconds since 1970. */
	at: number;
}

/** The attempt that an answer to a question makes. */
export function makeAttempt(question: Question, draw: Draw, given: Given): Attempt {
	const { confidence, response, ms, ...rest } = given;
	const { correct, score, misconceptions } = grade(question, draw, response);
	return {
		...rest,
		...aboutAnswer(question, draw, response),
		section: sectionOf(question.item),
		item: question.item,
		variant: question.id,
		response,
		...(confidence !== undefined && { confidence }),
		correct,
		score,
		misconceptions,
		ms: Math.round(ms),
		day: dayOf(rest.at)
	};
}

/** The day of a time where this browser is, as `2026-11-30`. */
export function dayOf(at: number): string {
	const date = new Date(at);
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
