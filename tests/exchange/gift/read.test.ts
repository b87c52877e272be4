import fc from 'fast-check';
import { parse } from 'gift-pegjs';
import { expect, test } from 'vitest';
import { readGift } from '../../../src/lib/exchange/gift/read';

/** The only question of a text in which nothing is wrong. */
function only(text: string) {
	const { questions, diagnostics } = readGift(text);
	expect(diagnostics).toEqual([]);
	expect(questions).toHaveLength(1);
	return questions[0]!;
}

/** Each answer as its sign, weight, text and feedback. */
const answersOf = (text: string) =>
	only(text).answers.map(({ correct, weight, text: { text }, feedback }) => [
		correct ? '=' : '~',
		weight,
		text,
		feedback?.text
	]);

const complaints = (text: string) =>
	readGift(text).diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('a question with everything', () => {
	const question = only(`// who wrote it
$CATEGORY: Python/Names and scopes

// [id:q-1] [tag:scope] [tag:a\\] b]
::Two \\:\\: colons:: [html]Is <b>x</b> a name? {
	=yes # It is.
	~%-33.33333%no
	~[plain]maybe # [markdown]*Perhaps* \\#1
	####In general, yes.
}
`);
	expect(question).toMatchObject({
		line: 5,
		column: 1,
		kind: 'choice',
		title: 'Two :: colons',
		category: 'Python/Names and scopes',
		id: 'q-1',
		tags: ['scope', 'a] b'],
		text: { format: 'html', text: 'Is <b>x</b> a name?', line: 5, column: 21 },
		feedback: { format: 'html', text: 'In general, yes.', line: 9, column: 6 }
	});
	expect(question.answers).toMatchObject([
		{ correct: true, weight: 100, text: { text: 'yes', format: 'html' }, line: 6, column: 2 },
		{ correct: false, weight: -33.33333, text: { text: 'no' }, line: 7 },
		{
			correct: false,
			weight: 0,
			text: { text: 'maybe', format: 'plain' },
			feedback: { text: '*Perhaps* #1', format: 'markdown', line: 8, column: 18 }
		}
	]);
});

test('several right answers have weights', () => {
	expect(only('Primes? {~%50%2 ~%50%3 ~%-100%4}').kind).toBe('multi');
	expect(answersOf('Primes? {~%50%2 ~%50%3#odd ~%-100%4}')).toEqual([
		['=', 50, '2', undefined],
		['=', 50, '3', 'odd'],
		['~', -100, '4', undefined]
	]);
});

test('what is no weight is text', () => {
	expect(answersOf('Which? {=%s ~%d% ~50%}').map(([, , text]) => text)).toEqual([
		'%s',
		'%d%',
		'50%'
	]);
});

test.each([
	['{T}', ['=', '~']],
	['{TRUE}', ['=', '~']],
	['{ F }', ['~', '=']],
	['{FALSE}', ['~', '=']]
])('%s is true or false', (answers, signs) => {
	expect(only(`Snow is white. ${answers}`).kind).toBe('true-false');
	expect(answersOf(`Snow is white. ${answers}`).map(([sign]) => sign)).toEqual(signs);
});

test('feedback of true and false: first for the wrong, then for the right', () => {
	expect(answersOf('Grass is blue.{F#Look again.#Well seen.####Botany}')).toEqual([
		['~', 0, 'True', 'Look again.'],
		['=', 100, 'False', 'Well seen.']
	]);
	expect(answersOf('Grass is green.{T##Yes.}').map(([, , , feedback]) => feedback)).toEqual([
		'Yes.',
		undefined
	]);
});

test('a missing word leaves a gap', () => {
	expect(only('Two and {=two ~three} are four.').text.text).toBe('Two and _____ are four.');
});

test('escapes, and backslashes that are none', () => {
	expect(only(String.raw`\{a\}\: b \= c \~ \# \\ \n d\w {=\\n ~\\\n}`).text.text).toBe(
		'{a}: b = c ~ # \\ \n d\\w'
	);
	expect(answersOf(String.raw`Q {=\\n ~\\\n.}`).map(([, , text]) => text)).toEqual([
		'\\n',
		'\\\n.'
	]);
});

test('comments, line ends and a byte order mark are no part of a text', () => {
	for (const end of ['\n', '\r\n', '\r']) {
		const lines = ['\uFEFFOne', '  // not this', 'two {', '=a', '//~b', '~c }', '', '// last'];
		const question = only(lines.join(end));
		expect(question.text.text).toBe(`One${end}two`);
		expect(question.answers.map(({ text, line }) => [text.text, line])).toEqual([
			['a', 4],
			['c', 6]
		]);
	}
});

test.each([
	['What is left? {}', '1:15 Is an essay question'],
	['How many? {#3:1}', '1:11 Is a numerical question'],
	['Who? {=Ada =Bo}', '1:6 Is a question with a short answer'],
	['Match. {=a -> b =c -> d}', '1:8 Is a matching question'],
	['Only words.', '1:1 Has no answers, so it is a description'],
	['\n\n  ::Open title {=a ~b}', '3:3 Is a title without an end. Close it with ::.'],
	['Open {=a\n~b', '1:6 Opens answers that are not closed. Write }'],
	['Shut } {=a ~b}', '1:6 Is a } without a {. Write \\}'],
	['Sets {={1} ~b}', '1:8 Is a { within answers. Write \\{'],
	['Sets {=1} ~b}', '1:13 Is a brace after the answers. Write \\{'],
	['Q {a ~b =c}', '1:4 Stands before the first answer.'],
	['Q {=a ~}', '1:7 Is an answer without a text.'],
	['Q {~a ~b}', '1:3 Has no right answer. Mark one with =.'],
	['Q {~%100%a}', '1:3 Has one answer. Give at least two.'],
	['Q {=a ~%101%b}', '1:8 Is a weight over 100%.'],
	['Q {=%50%a ~b}', '1:5 Is a weight after =.'],
	['{=a ~b}', '1:1 Is a question without a text.'],
	['$CATEGORY: a\nQ {=a ~b}', '1:1 Is followed by a question at once.']
])('%j is refused', (text, complaint) => {
	expect(complaints(text)).toEqual([expect.stringContaining(complaint)]);
	expect(readGift(text).questions).toEqual([]);
});

test('one bad question costs no other', () => {
	const { questions, diagnostics } = readGift('A {=a ~b}\n\nB {\n\nC } {=a ~b}\n\nD {T}');
	expect(questions.map(({ text }) => text.text)).toEqual(['A', 'D']);
	expect(diagnostics.map(({ line }) => line)).toEqual([3, 5]);
});

/** Text that the other parser takes as well: it knows no unescaped sign anywhere, and folds white space. */
const word = fc
	.array(
		fc.constantFrom('a', 'é', '%', '[', ']', '"', '<b>', '&', '\\\\', '\\=', '\\{', '\\:', '🐍'),
		{
			minLength: 1,
			maxLength: 8
		}
	)
	.map((signs) => `w${signs.join('')}w`);
const answer = fc.record({
	sign: fc.constantFrom('=', '~', '~%50%', '~%-12.5%'),
	text: word,
	feedback: fc.option(word)
});

test('another parser reads the same', () => {
	fc.assert(
		fc.property(
			fc.record({ title: fc.option(word), text: word, general: fc.option(word) }),
			fc.array(answer, { minLength: 1, maxLength: 5 }),
			({ title, text, general }, more) => {
				const answers = [{ sign: '~', text: 'wrong', feedback: null }, ...more];
				fc.pre(answers.some(({ sign }) => sign === '=' || sign === '~%50%'));
				const gift =
					`${title ? `::${title}::` : ''}${text} {\n` +
					answers
						.map((a) => `\t${a.sign}${a.text}${a.feedback ? `#${a.feedback}` : ''}`)
						.join('\n') +
					`${general ? `\n####${general}` : ''}}\n`;
				const theirs = parse(gift)[0]!;
				const mine = only(gift);
				if (theirs.type !== 'MC') throw new Error(theirs.type);
				expect(mine.title ?? null).toBe(theirs.title);
				expect(mine.text.text).toBe(theirs.stem.text);
				expect(mine.feedback?.text).toBe(theirs.globalFeedback?.text);
				expect(mine.answers.map(({ text, feedback }) => [text.text, feedback?.text])).toEqual(
					theirs.choices.map(({ text, feedback }) => [text.text, feedback?.text])
				);
				expect(mine.answers.map(({ weight }) => weight)).toEqual(
					theirs.choices.map(({ weight, isCorrect }) => weight ?? (isCorrect ? 100 : 0))
				);
			}
		)
	);
});

test('10,000 inputs that mean harm: it neither throws nor hangs', () => {
	const piece = fc.constantFrom(
		...[
			'{',
			'}',
			'=',
			'~',
			'#',
			'####',
			'::',
			':',
			'\\',
			'\\n',
			'->',
			'//',
			'[html]',
			'[tag:',
			'[id:'
		],
		...[
			'%',
			'%50%',
			'$CATEGORY:',
			'\n',
			'\n\n',
			'\r',
			'\0',
			' ',
			'\t',
			'\uFEFF',
			'\u2028',
			'T',
			'a',
			'\uD800'
		],
		'<script>alert(1)</script>'
	);
	fc.assert(
		fc.property(fc.oneof(fc.array(piece, { maxLength: 40 }), fc.array(fc.string())), (pieces) => {
			const text = pieces.join('');
			const lines = text.split(/\r\n|\r|\n/);
			const { questions, diagnostics } = readGift(text);
			for (const { line, column } of [...questions, ...diagnostics]) {
				expect(lines[line - 1]!.length).toBeGreaterThanOrEqual(column - 1);
			}
			for (const { answers } of questions) {
				expect(answers.length).toBeGreaterThan(1);
				expect(answers.some(({ correct }) => correct)).toBe(true);
			}
		}),
		{ numRuns: 10_000 }
	);
});

test.each([
	'{',
	'}',
	'=',
	'~',
	'~a',
	'#',
	':',
	'\\',
	' ',
	'\n',
	'\0',
	'//',
	'[id:',
	'[tag:\\]',
	'%1',
	'\t//'
])('128 KiB of %j take no time that grows with their square', (piece) => {
	for (const text of [piece, `Q {=${piece}`, `// ${piece}`, `::${piece}`].map(
		(start) => start + piece.repeat(2 ** 17 / piece.length)
	)) {
		const start = performance.now();
		readGift(text);
		readGift(`${text}}`);
		expect(performance.now() - start).toBeLessThan(4_000);
	}
});
