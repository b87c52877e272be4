import type { PackQuestion, Trust } from '../../item/pack-types';

/** The sign, the words and the colour of each degree of trust. */
export const TRUSTS: Record<Trust, { sign: string; text: string; colour: string }> = {
	recorded: { sign: '✓', text: 'recorded here', colour: 'key' },
	unverified: { sign: '?', text: 'unverified', colour: 'uncertain' },
	waiting: { sign: '○', text: 'needs recording', colour: 'unanswered' },
	elsewhere: { sign: '–', text: 'cannot be run in a browser', colour: 'unanswered' },
	wrong: { sign: '✗', text: 'not borne out by its run', colour: 'misconception' }
};

/** Whether a question can be asked as things are. */
export const isAsked = ({ trust }: PackQuestion): boolean =>
	trust === 'recorded' || trust === 'unverified';

/** How many questions there are of each degree of trust, without those of which there are none. */
export const countTrusts = (questions: readonly PackQuestion[]): [Trust, number][] =>
	(Object.keys(TRUSTS) as Trust[])
		.map((trust): [Trust, number] => [
			trust,
			questions.filter((question) => question.trust === trust).length
		])
		.filter(([, count]) => count > 0);
