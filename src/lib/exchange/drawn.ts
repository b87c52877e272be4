import { renderQuestion } from '../item/render';
import type { Item, Question, QuestionOption } from '../item/types';
import { drawOptions } from '../practice/draw';
import { shownOptions } from '../practice/grade';

/** A question with the options that are shown of it, in their order. */
export interface Drawn {
	question: Question;
	options: QuestionOption[];
}

/** Questions that leave together. */
export interface QuestionSet {
	/** Of letters, digits and hyphens; what files are named after. */
	name: string;
	title: string;
	drawn: readonly Drawn[];
}

/** Other programs get the same draw each time, so that what is taken twice is recognised. */
const SEED = 'elsewhere';

/** Every item once: its first variant, with the options that a quiz would show of it. */
export const drawEach = (items: readonly Item[]): Drawn[] =>
	items.flatMap((item) => {
		const [variant] = item.variants;
		if (!variant) return [];
		const question = renderQuestion(item, variant);
		return [{ question, options: shownOptions(question, drawOptions(item, variant, SEED)) }];
	});

/** Whether every right option is to be ticked, instead of one being picked. */
export const isMultiple = ({ question }: Drawn): boolean => question.kind === 'multi';

/**
 * What ticking each option adds, in percent, with five decimals as Moodle has them: the right ones
 * share 100, the wrong ones take it away. For one right option it is 100 and 0.
 */
export function weightsOf(drawn: Drawn): number[] {
	const share = (correct: boolean) => {
		const sharing = drawn.options.filter((option) => option.correct === correct).length;
		return Number((100 / sharing).toFixed(5));
	};
	return drawn.options.map(({ correct }) =>
		isMultiple(drawn) ? (correct ? share(true) : -share(false)) : correct ? 100 : 0
	);
}

/** What a question is about, as words without spaces. */
export const tagsOf = ({ level, kind, concepts }: Question): string[] =>
	['dunder', level, kind, ...concepts].map((tag) => tag.replace(/\s+/g, '-'));

/** A title on one line. */
export const titleOf = ({ title }: Question): string => title.replace(/\s+/g, ' ').trim();
