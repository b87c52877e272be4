import { loadWhy } from '../../bank/why';
import { fillHole } from '../../item/run/hole';
import { sectionOf, type Question, type QuestionOption } from '../../item/types';

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
