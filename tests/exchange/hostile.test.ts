import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, LEVELS, type Question, type QuestionOption } from '../../src/lib/item/types';
import { writeAnki } from '../../src/lib/exchange/anki';
import type { Drawn, QuestionSet } from '../../src/lib/exchange/drawn';
import { writeGift } from '../../src/lib/exchange/gift/write';
import { writeMoodle } from '../../src/lib/exchange/moodle';
import { writeQti } from '../../src/lib/exchange/qti/package';
import { readAnki, readGift, readMoodle, readQti } from './readers';
import type { Found } from './content';

/** Pieces that mean something to one of the formats, or that some parser loses. */
const piece = fc.constantFrom(
	...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</p>', '</pre>', '</code>'],
	...[']]>', '<![CDATA[', '<!--', '-->', '&', '&amp;', '&#10;', '&&058;', '&nbsp;', '<', '>', '"'],
	...[
		'{',
		'}',
		'=',
		'~',
		'#',
		'####',
		':',
		'::',
		'->',
		'\\',
		'\\\\',
		'\\n',
		'%50%',
		'$CATEGORY:',
		'$'
	],
	...['//', '[html]', '[tag:x]', '{T}', '#separator:tab', '{{c1::x}}', '\n', '\n\n', '\r', '\r\n'],
	...[
		'\t',
		' ',
		'    ',
		'\u00a0',
		'\u2028',
		'\u0085',
		'\0',
		'\u001b',
		'\u007f',
		'\uFFFE',
		'\uD800'
	],
	...['🐍', 'é', "'", '`', '*', 'a', 'x = 1', 'TRUE', '-', '@', '+']
);
const code = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));
/** The same with something to see in it. */
const words = code.map((text) => `w${text}w`);
const word = fc.constantFrom('a', 'b]c', 'd e', '<x>', '"');

const option: fc.Arbitrary<Omit<QuestionOption, 'id'>> = fc.record(
	{
		text: words,
		correct: fc.boolean(),
		reasons: fc.array(
			fc.record({ belief: words, feedback: words }, { requiredKeys: ['feedback'] }),
			{ maxLength: 2 }
		),
		prints: code
	},
	{ requiredKeys: ['text', 'correct', 'reasons'] }
);

const drawn: fc.Arbitrary<Drawn> = fc
	.record({
		kind: fc.constantFrom(...KINDS),
		title: words,
		level: fc.constantFrom(...LEVELS),
		concepts: fc.array(word, { maxLength: 2 }),
		reference: fc.constantFrom(
			'https://docs.python.org/',
			'javascript:alert(1)',
			'https://x/"><b>'
		),
		stem: words,
		snippet: fc.option(code, { nil: undefined }),
		wanted: fc.option(code, { nil: undefined }),
		explanation: words,
		key: option,
		wrong: option,
		more: fc.array(option, { maxLength: 4 })
	})
	.map(({ key, wrong, more, snippet, wanted, ...rest }) => {
		const single = rest.kind !== 'multi';
		const options = [
			{ ...wrong, correct: false },
			{ ...key, correct: true },
			...more.map((each) => (single ? { ...each, correct: false } : each))
		].map((each, index) => ({ ...each, id: `o${index}` }));
		const question: Question = {
			...rest,
			id: 'abc123',
			item: 'pack/x/y',
			versions: ['3.14'],
			options,
			...(snippet !== undefined && { snippet }),
			...(wanted !== undefined && { wanted })
		};
		return { question, options };
	});

/** What is left of a text that has signs which XML can't hold. */
const legible = (text: string) =>
	[...text]
		.map((sign) => {
			const point = sign.codePointAt(0)!;
			if (point < 32 && !'\t\n\r'.includes(sign)) return String.fromCodePoint(0x2400 + point);
			return /[\uD800-\uDFFF\uFFFE\uFFFF]/u.test(sign) ? '\uFFFD' : sign;
		})
		.join('');
/** Running text, of which only what can be seen is compared. */
const seen = (text: string) => legible(text).replace(/[\s`*]+/g, '');

const FORMATS: [string, (set: QuestionSet) => { questions: Found[] }][] = [
	['GIFT', (set) => readGift(writeGift(set))],
	['Moodle XML', (set) => readMoodle(writeMoodle(set))],
	['QTI 3', (set) => readQti(writeQti(set))],
	['Anki', (set) => readAnki(writeAnki(set))]
];

test.each(FORMATS)(
	'%s: whatever a text holds comes back as it was, and never as markup',
	(name, back) => {
		fc.assert(
			fc.property(drawn, ({ question, options }) => {
				const set = { name: 'x', title: 'Names: a/b', drawn: [{ question, options }] };
				// The readers throw at any element or attribute that is not ours.
				const { questions } = back(set);
				expect(questions).toHaveLength(1);
				const [found] = questions;
				if (name !== 'Anki') expect(seen(found!.title)).toBe(seen(question.title));
				expect(seen(found!.text)).toContain(seen(question.stem));
				expect(found!.code).toEqual(
					[question.snippet, question.wanted].flatMap((each) => (each ? [legible(each)] : []))
				);
				expect(seen(found!.explanation)).toContain(seen(question.explanation));
				expect(seen(found!.explanation)).toContain(seen(question.reference));
				expect(found!.options).toHaveLength(options.length);
				for (const [index, { text, correct, reasons, prints }] of options.entries()) {
					const theirs = found!.options[index]!;
					if (question.kind === 'predict-output' || question.kind === 'complete-code') {
						expect(theirs.code).toEqual([legible(text)]);
					} else expect(seen(theirs.text)).toBe(seen(text));
					expect(theirs.correct).toBe(correct);
					for (const { feedback } of reasons) {
						expect(seen(theirs.feedback)).toContain(seen(feedback));
					}
					expect(theirs.prints).toEqual(prints !== undefined && !correct ? [legible(prints)] : []);
				}
			}),
			{ numRuns: 300 }
		);
	}
);
