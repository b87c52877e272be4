import { paragraphs, spans } from '../item/inline';
import { namedVersions, ranOnDjango } from '../item/program';
import type { Kind, Question, QuestionOption } from '../item/types';
import type { Drawn } from './drawn';
import { element, type XmlNode } from './xml';

type Part = XmlNode | string;

const TAGS = { code: 'code', emphasis: 'em' } as const;

/** A text with its `code` and *emphasis*. */
const inline = (text: string): Part[] =>
	spans(text).map(({ style, text }) => (style === 'plain' ? text : element(TAGS[style], [text])));

export const paragraph = (...parts: Part[]): XmlNode => element('p', parts);
const prose = (text: string): XmlNode[] =>
	paragraphs(text).map((text) => paragraph(...inline(text)));

/** Code or output, to the letter. HTML drops a line feed after `<pre>`, but none after `<code>`. */
const verbatim = (text: string): XmlNode => element('pre', [element('code', [text])]);

const isVerbatim = (kind: Kind) => kind === 'predict-output' || kind === 'complete-code';

/** What is asked, without the options. */
export const questionBody = (question: Question): XmlNode[] => [
	...prose(question.stem),
	...(ranOnDjango(question) && question.snippet !== undefined
		? prose(
				'Django is set up before this code, with an SQLite database in memory. `queries()` lists the SQL of a block, `show()` prints one row a line, `client` is the test client.'
			)
		: []),
	...(question.snippet === undefined ? [] : [verbatim(question.snippet)]),
	...(question.wanted === undefined
		? []
		: [paragraph('It should print:'), verbatim(question.wanted)]),
	...(question.kind === 'multi' ? [paragraph('Tick every statement that is true.')] : [])
];

/** An option as it is offered. */
export function optionBody({ kind }: Question, { text }: QuestionOption): XmlNode[] {
	if (!isVerbatim(kind)) return prose(text);
	return text === '' ? [paragraph('(nothing)')] : [verbatim(text)];
}

/** What is said to those who pick an option; nothing where the explanation says it. */
export function feedbackBody({ kind }: Question, option: QuestionOption): XmlNode[] {
	const { correct, prints, reasons } = option;
	return [
		...(kind === 'multi' ? [paragraph(element('strong', [correct ? 'True.' : 'False.']))] : []),
		...(prints === undefined || correct
			? []
			: [paragraph('It prints:'), prints === '' ? paragraph('(nothing)') : verbatim(prints)]),
		...reasons.flatMap(({ belief, feedback }) => [
			...(belief && !correct ? [paragraph(element('em', ['“', ...inline(belief), '”']))] : []),
			...prose(feedback)
		])
	];
}

/** What is said whatever was answered: the explanation, what it ran on, and the reference. */
export function explanationBody(question: Question): XmlNode[] {
	const { explanation, versions, reference, versionNote } = question;
	const ran = question.with ? ` with ${question.with}` : '';
	return [
		...prose(explanation),
		...(versions.length === 0 ? [] : [paragraph(`Run on ${namedVersions(versions)}${ran}.`)]),
		...(versionNote === undefined ? [] : prose(versionNote)),
		// A pack may cite anything; only an address of the web becomes a link.
		/^https:\/\//.test(reference)
			? paragraph('Reference: ', element('a', [reference], { href: reference }))
			: paragraph(`Reference: ${reference}`)
	];
}

/** Every option with its sign, whether it is right, and what is said to it. */
export const answersBody = ({ question, options }: Drawn): XmlNode =>
	element(
		'ol',
		options.map((option) =>
			element('li', [
				paragraph(option.correct ? '✓ right' : '✗ wrong'),
				...optionBody(question, option),
				...feedbackBody(question, option)
			])
		),
		{ type: 'A' }
	);
