import { loadWhy } from '../../bank/why';
import { fillHole } from '../../item/run/hole';
import { sectionOf, type Question, type QuestionOption, type Response } from '../../item/types';
import { compareTyped } from '../../practice/typed';

/** What somebody expected of a program, by the answer that was wrong. */
export interface Expectation {
	/** The belief in words; absent where the answer was typed and no misconception predicts it. */
	belief?: string;
	/** What would have been printed. */
	prints: string;
	/** The program that does what was expected; undefined where no program can. */
	program?: string;
	/** The answer filled in a hole of the program itself, so that the program is what was chosen. */
	chosen: boolean;
}

/** What was answered wrongly to a question: an option, or output that was typed and that no option has. */
export interface WrongAnswer {
	question: Question;
	wrong?: QuestionOption;
	typed?: string;
}

/** The wrong answer to a question whose key comes out of a run; undefined for any other answer. */
export function wrongAnswerOf(question: Question, response?: Response): WrongAnswer | undefined {
	if (programOf(question) === undefined || !response || response.type === 'unknown')
		return undefined;
	const is = ({ id, text }: QuestionOption) =>
		response.type === 'options'
			? response.options.includes(id)
			: compareTyped(response.text, text).correct;
	const option = question.options.find(is);
	if (option) return option.correct ? undefined : { question, wrong: option };
	return response.type === 'typed' ? { question, typed: response.text } : undefined;
}

/** The program of a question with its key, as it is stepped through. */
export function programOf({ kind, snippet, options }: Question): string | undefined {
	const key = options.find(({ correct }) => correct)?.text;
	if (snippet === undefined || key === undefined) return undefined;
	if (kind === 'complete-code') return fillHole(snippet, key);
	return kind === 'predict-output' ? snippet : undefined;
}

/**
 * What the reasons of a wrong option expect, each once.
 * @throws Error that says what to do, if the programs of beliefs can't be loaded
 */
export async function expectationsOf(
	question: Question,
	wrong: QuestionOption,
	fetcher: typeof fetch
): Promise<Expectation[]> {
	if (question.kind === 'complete-code') {
		const program = fillHole(question.snippet ?? '', wrong.text);
		return wrong.reasons.map(({ belief }) => ({
			...(belief !== undefined && { belief }),
			prints: wrong.prints ?? '',
			program,
			chosen: true
		}));
	}
	const why = await loadWhy(fetcher, sectionOf(question.item));
	const programs = why.programs[question.id]?.[wrong.id] ?? [];
	return wrong.reasons.map(({ belief }, index) => ({
		...(belief !== undefined && { belief }),
		prints: wrong.text,
		...(programs[index] && { program: programs[index] }),
		chosen: false
	}));
}
