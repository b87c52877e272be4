import type { Draw, Question, QuestionOption, Response } from '../item/types';
import { compareTyped, type NearMiss } from './typed';

/** What a response is worth. */
export interface Grade {
	correct: boolean;
	/** 0 to 1; the share of statements judged rightly for `multi`, all or nothing otherwise. */
	score: number;
	/** Ids of the misconceptions that the response gave away. */
	misconceptions: string[];
	nearMiss?: NearMiss;
}

/** The options that a draw shows, in its order. */
export function shownOptions(question: Question, draw: Draw): QuestionOption[] {
	return draw.options.map((id) => {
		const option = question.options.find((candidate) => candidate.id === id);
		if (!option) throw new Error(`The question ${question.id} has no option ${id}.`);
		return option;
	});
}

/** Grades a response to a question of which `draw` shows the options. */
export function grade(question: Question, draw: Draw, response: Response): Grade {
	const shown = shownOptions(question, draw);
	switch (response.type) {
		case 'unknown':
			return { correct: false, score: 0, misconceptions: [] };
		case 'typed':
			return gradeTyped(question, response.text);
		case 'options': {
			const picked = (option: QuestionOption) => response.options.includes(option.id);
			const right = shown.filter((option) => picked(option) === option.correct).length;
			const correct = right === shown.length;
			return {
				correct,
				score: question.kind === 'multi' ? right / shown.length : Number(correct),
				misconceptions: beliefsOf(shown.filter((option) => picked(option) && !option.correct))
			};
		}
	}
}

/** Typed output that a misconception predicts gives that misconception away, as picking it would. */
function gradeTyped(question: Question, text: string): Grade {
	const key = question.options.find(({ correct }) => correct);
	const comparison = compareTyped(text, key?.text ?? '');
	const predicted = question.options.filter(
		(option) => !option.correct && compareTyped(text, option.text).correct
	);
	return {
		...comparison,
		score: Number(comparison.correct),
		misconceptions: comparison.correct ? [] : beliefsOf(predicted)
	};
}

/** What an answer says beside being right or not; kept with it, as the bank may change. */
export function aboutAnswer(question: Question, draw: Draw, response: Response) {
	const shown = shownOptions(question, draw);
	const among = question.kind === 'multi' ? 2 ** shown.length : shown.length;
	return {
		level: question.level,
		concepts: question.concepts,
		/** Among how many equally likely answers somebody guesses; 0 where nobody guessed. */
		among: response.type === 'options' ? among : 0,
		/** Ids of the misconceptions behind the wrong options that were shown. */
		offered: beliefsOf(shown.filter(({ correct }) => !correct))
	};
}

const beliefsOf = (options: readonly QuestionOption[]): string[] => [
	...new Set(
		options.flatMap(({ reasons }) =>
			reasons.flatMap(({ misconception }) => (misconception === undefined ? [] : [misconception]))
		)
	)
];
