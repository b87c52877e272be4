import type { Drawn } from '../../src/lib/exchange/drawn';

/** What another program is to find in an exported question. */
export interface Found {
	title: string;
	/** Running text, without marks and with single spaces. */
	text: string;
	/** Code and output, to the letter. */
	code: string[];
	options: { text: string; code: string[]; correct: boolean; feedback: string; prints: string[] }[];
	explanation: string;
	tags: string[];
}

/** Running text as it is compared: marks are elsewhere by then, and white space is what it is in HTML. */
export const prose = (text: string): string =>
	text.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();

/** What a question holds, said without the writers. */
export function contentOf({ question, options }: Drawn): Found {
	const verbatim = ['predict-output', 'complete-code'].includes(question.kind);
	return {
		title: prose(question.title),
		text: prose(question.stem),
		code: [question.snippet, question.wanted].filter((code) => code !== undefined),
		options: options.map(({ text, correct, reasons, prints }) => ({
			text: verbatim ? (text === '' ? '(nothing)' : '') : prose(text),
			code: verbatim && text !== '' ? [text] : [],
			correct,
			feedback: prose(
				reasons
					.map(({ belief, feedback }) => (correct || !belief ? '' : `“${belief}” `) + feedback)
					.join(' ')
			),
			prints: prints && !correct ? [prints] : []
		})),
		explanation: prose(question.explanation),
		tags: ['dunder', question.level, question.kind, ...question.concepts]
	};
}
