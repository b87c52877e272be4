import { expect, test } from 'vitest';
import { EXAMPLE, GIFT_EXAMPLE } from '../../src/lib/pack/example';
import { formatOf } from '../../src/lib/pack/format';
import { packId } from '../../src/lib/pack/id';
import { LIMITS } from '../../src/lib/pack/limits';
import { readPack } from '../../src/lib/pack/read';
import { renderQuestion } from '../../src/lib/item/render';
import { CHOICE, COMPLETE, MULTI, PREDICT } from '../author/fixtures';
import { GIFT } from './fixtures';

const read = (...texts: string[]) => {
	const sources = texts.map((text, index) => ({ path: `${'abc'[index]}.yaml`, text }));
	return readPack(packId(sources), sources);
};
const lines = (text: string) =>
	read(text).problems.map(({ place, message }) => `${place}: ${message}`);

test('all four kinds, in one text or in several files', () => {
	const one = read([PREDICT, COMPLETE, CHOICE, MULTI].join('---\n') + '---\n');
	expect(one.problems).toEqual([]);
	expect(one.questions.map(({ kind, trust, runs }) => [kind, trust, runs])).toEqual([
		['predict-output', 'waiting', 'pyodide'],
		['complete-code', 'waiting', 'pyodide'],
		['choice', 'unverified', 'pyodide'],
		['multi', 'unverified', undefined]
	]);
	expect(one.items.map(({ kind }) => kind)).toEqual(['choice', 'multi']);
	const two = read(PREDICT, CHOICE);
	expect(two.questions.map(({ name }) => name)).toEqual(['question-1', 'question-2']);
});

test('concepts and misconceptions never meet those of the curriculum', () => {
	const sources = [{ path: 'a.yaml', text: CHOICE }];
	const id = packId(sources);
	const [item] = readPack(id, sources).items;
	expect(id).toMatch(/^pack-[a-z0-9]{12}$/);
	expect(item!.id).toBe(`pack/${id}/question-1`);
	expect(item!.concepts).toEqual([`${id}/oop-one`]);
	expect(item!.reasons[0]).toMatchObject({ misconception: `${id}/adds-one`, belief: 'Adds one' });
	expect(item!.versions).toEqual([]);
});

test('every problem of every question is reported, at its place in the whole text', () => {
	const broken = CHOICE.replace('level: junior', 'level: expert').replace('https:', 'javascript:');
	expect(lines(`${MULTI}---\n${broken}---\nkind: [`)).toEqual([
		'a.yaml:18:1 level: has to be one of junior, mid, senior. Choose one.',
		'a.yaml:19:1 reference: is not an https address. Cite the documentation or a PEP.',
		expect.stringMatching(/^a\.yaml:29:\d+ \(file\): this is not YAML: /)
	]);
	expect(read(`${MULTI}---\n${broken}`).questions).toHaveLength(1);
});

test.each<[string, string, string]>([
	[
		'a parameter that is none',
		PREDICT.replace('print($n)', 'print($n, $m)'),
		'$m is not a parameter'
	],
	[
		'a parameter of every object',
		PREDICT.replace('print($n)', 'print($n, $toString)'),
		'$toString'
	],
	[
		'a condition on it',
		PREDICT.replace('id: adds-one,', 'id: adds-one, when: {constructor: x},'),
		'no parameter constructor'
	],
	['an idle parameter', PREDICT.replace('print($n)', 'print(1)'), 'no part of the program uses $n'],
	[
		'no right candidate',
		COMPLETE.replace('code: 1 + 2,', 'code: 1 + 2, misconception: adds-one,'),
		'exactly one candidate is right'
	],
	['two holes', COMPLETE.replace('print(____)', 'print(____, ____)'), 'has 2 holes'],
	[
		'a text twice',
		CHOICE.replace('Three at most.', 'Two at most.'),
		'the same text is there twice'
	],
	['the same twice', `${CHOICE}---\n${CHOICE}`, 'asks the same as a.yaml'],
	['an alias without end', `a: &a [*a, *a]\n${CHOICE}`, 'no field called a'],
	[
		'laughs',
		`a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]`,
		'Excessive alias count'
	],
	['a key of every object', `__proto__: {polluted: yes}\n${CHOICE}`, 'no field called __proto__'],
	['depth', `a: ${'['.repeat(50)}${']'.repeat(50)}`, `more than ${LIMITS.depth} levels`],
	['width', `a: [${'x, '.repeat(300)}]`, `more than ${LIMITS.entries} entries`],
	[
		'variants',
		PREDICT.replace('"20"', Array.from({ length: 70 }, (_, value) => `"v${value}"`).join(', ')),
		`at most ${LIMITS.variants}`
	],
	[
		'a long text',
		PREDICT.replace('print($n)', `print($n, "${'x'.repeat(LIMITS.text)}")`),
		'longer than 8,000 characters'
	],
	[
		'a long text by parameters',
		PREDICT.replace('"20"', `"${'2'.repeat(3_000)}"`).replace('print($n)', 'print($n, $n, $n)'),
		'longer than 8,000 characters'
	],
	[
		'many questions',
		Array.from({ length: LIMITS.items + 1 }, (_, index) =>
			CHOICE.replace('How many?', `How many ${index}?`)
		)
			.join('---\n')
			.slice(0, LIMITS.size),
		'at most 200;'
	],
	[
		'a host that hides behind another',
		CHOICE.replace('docs.python.org', 'docs.python.org@evil.example'),
		'not an https address'
	],
	['a long id', CHOICE.replace('adds-one', `a${'b'.repeat(70)}`), 'longer than 60 characters'],
	['size', ' '.repeat(LIMITS.size) + CHOICE, 'at most 200,000'],
	['nothing', ' \n', 'no question in it']
])('%s is refused', (_, text, message) => {
	expect(lines(text).join('\n')).toContain(message);
	expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('programs that no browser can run are named, and not asked', () => {
	const native = read(`${PREDICT}runtime: native\n---\n${CHOICE}runtime: postgres\n`);
	expect(native.questions.map(({ trust, why }) => [trust, why])).toEqual([
		['elsewhere', expect.stringContaining('threads')],
		['unverified', expect.stringContaining('PostgreSQL')]
	]);
	expect(native.items).toHaveLength(1);
});

test('a dollar sign before what every object has stays what it is', () => {
	const { items } = read(CHOICE.replace('How many?', 'How many $constructor and ${__proto__}?'));
	expect(renderQuestion(items[0]!, items[0]!.variants[0]!).stem).toBe(
		'How many $constructor and ${__proto__}?'
	);
});

test('GIFT gives questions with a key, feedback for each answer, and no reference', () => {
	const sources = [{ path: 'a.gift', text: GIFT }];
	const { items, problems, questions } = readPack(packId(sources), sources);
	expect(problems).toEqual([]);
	expect(questions.map(({ kind, trust }) => [kind, trust])).toEqual([
		['choice', 'unverified'],
		['multi', 'unverified'],
		['choice', 'unverified'],
		['choice', 'unverified']
	]);
	const asked = renderQuestion(items[0]!, items[0]!.variants[0]!);
	expect(asked).toMatchObject({
		title: 'Assignment',
		reference: '',
		explanation: 'Assignment binds names.'
	});
	expect(
		asked.options.map(({ text, correct, reasons }) => [text, correct, reasons[0]!.feedback])
	).toEqual([
		['Nothing', true, 'A name is bound.'],
		['The object', false, 'No object is made.'],
		['Its first level', false, 'Not that either.']
	]);
});

test('what GIFT is not asked as is said with its line', () => {
	const sources = [
		{ path: 'a.gift', text: 'One {=a ~b}\n\nTwo {#3}\n\nThree {=a ~a}\n\nFour {=a =b ~}' }
	];
	const { problems, questions } = readPack(packId(sources), sources);
	expect(questions).toHaveLength(1);
	expect(problems.map(({ place }) => place)).toEqual([
		'a.gift:3:5 (file)',
		expect.stringMatching(/^a\.gift:7:/),
		expect.stringMatching(/^a\.gift:5:/)
	]);
});

test('the examples of the page are in order', () => {
	expect(read(EXAMPLE).problems).toEqual([]);
	expect(read(EXAMPLE).questions.map(({ trust }) => trust)).toEqual(['waiting', 'unverified']);
	const sources = [{ path: 'pasted', text: GIFT_EXAMPLE }];
	expect(readPack('pack-x', sources).problems).toEqual([]);
});

test.each([
	['a.yaml', 'Q {=a ~b}', 'yaml'],
	['a.gift', CHOICE, 'gift'],
	['a.txt', 'Q {=a ~b}', 'gift'],
	['pasted', CHOICE, 'yaml'],
	['pasted', PREDICT, 'yaml'],
	['pasted', 'nothing of either', 'yaml']
])('%s: %s…', (path, text, format) => {
	expect(formatOf({ path, text })).toBe(format);
});
