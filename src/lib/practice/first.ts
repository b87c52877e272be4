import { renderQuestion } from '../item/render';
import type { Item, Question, QuestionOption } from '../item/types';
import type { QuizConfig } from './config';
import { assembleQuiz } from './deck';
import { shownOptions } from './grade';

/** The first question of a quiz as it is shown, and how many questions there are. */
export interface FirstQuestion {
	question: Question;
	options: QuestionOption[];
	size: number;
}

/** The first question that a config leads to; undefined if no question matches it. */
export function firstQuestion(
	items: readonly Item[],
	config: QuizConfig
): FirstQuestion | undefined {
	const draws = assembleQuiz(items, config);
	const draw = draws[0];
	const item = items.find(({ id }) => id === draw?.item);
	const variant = item?.variants.find(({ id }) => id === draw?.variant);
	if (!draw || !item || !variant) return undefined;
	const question = renderQuestion(item, variant);
	return { question, options: shownOptions(question, draw), size: draws.length };
}
