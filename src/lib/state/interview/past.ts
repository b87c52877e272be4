import type { Draw, Question } from '../../item/types';
import type { Past, Turn } from '../../practice/interview/turns';
import type { Attempt, Spoken } from '../../store/rows';

/** All that was asked and answered, by what names it. */
export interface Known {
	turns: readonly Turn[];
	draws: readonly Draw[];
	/** By variant. */
	questions: Readonly<Record<string, Question>>;
	/** By index of the draw. */
	attempts: Readonly<Record<number, Attempt>>;
	/** By index of the turn. */
	spoken: Readonly<Record<number, Spoken>>;
}

/** The course of an interview so far, as the script wants to know it. */
export const pastOf = ({ turns, draws, questions, attempts, spoken }: Known): Past[] =>
	turns.map((turn, place): Past => {
		if (turn.type !== 'item') return { turn, answered: isSaid(spoken[place]) };
		const question = questions[draws[turn.index]?.variant ?? ''];
		const result = attempts[turn.index];
		return {
			turn,
			...(question && {
				item: {
					id: question.item,
					variant: question.id,
					level: question.level,
					concepts: question.concepts
				}
			}),
			...(result && { result })
		};
	});

const isSaid = (words: Spoken | undefined): boolean =>
	words?.at !== undefined &&
	(words.text.trim() !== '' || words.recorded || words.line !== undefined);
