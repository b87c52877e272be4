import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chanceOf } from '../../src/lib/practice/random';
import { packId } from '../../src/lib/pack/id';
import { LIMITS } from '../../src/lib/pack/limits';
import { readPack, UNREADABLE } from '../../src/lib/pack/read';
import { CHOICE, COMPLETE, MULTI, PREDICT } from '../author/fixtures';
import { GIFT } from './fixtures';

/** Together 10,000. */
const YAML_RUNS = 6_000;
const GIFT_RUNS = 3_000;
const TEXT_RUNS = 1_000;
/** How long one input may take, in milliseconds of a processor: the machine may have other work. */
const HANG = 1_000;

const FOLDER = 'questions/python/shallow-deep-copy';
const real = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.yaml') && !name.endsWith('.recorded.yaml'))
	.map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'))
	.sort((a, b) => a.length - b.length)
	.slice(0, 4);
const items = [CHOICE, COMPLETE, MULTI, PREDICT, CHOICE, COMPLETE, MULTI, PREDICT, ...real];

/** Pieces that mean something to YAML, GIFT, templates, objects or a page. */
const PIECES = [
	...['', ' ', '\n', '\n\n', '\t', '  ', '\0', '\ud800', '\u2028', '\r', '🐍', '---\n', '...\n'],
	...[
		': ',
		'- ',
		'? ',
		'| ',
		'>-\n',
		'[',
		']',
		'{',
		'}',
		',',
		'#',
		'&a ',
		'*a',
		'!!x ',
		'%',
		'"',
		"'"
	],
	...['$', '$$', '$n', '${n}', '$constructor', '${__proto__}', '____', 'params:', 'when: {n: x}'],
	...['__proto__: {x: y}', 'constructor: [a]', 'toString: ["1"]', 'kind: multi', 'runtime: native'],
	...['<img src=x onerror=alert(1)>', '<script>', 'javascript:alert(1)', '{@html x}', '{{x}}'],
	...['=', '~', '::', '####', '->', '%50%', '~%', '{T}', '{}', '\\', '\\n', '//', '$CATEGORY: x\n'],
	...['[[[[[[[[[[[[[[[[', '- - - - - - - - - - - - - -', 'x'.repeat(400), '`*`*`*']
];

/** A text with some pieces put in, left out, doubled or moved; the same for the same seed. */
function mutate(text: string, seed: number): string {
	const chance = chanceOf('fuzz', seed);
	let changed = text;
	for (let left = 1 + chance.integer(3); left > 0; left--) {
		const at = chance.integer(changed.length + 1);
		const end = Math.min(changed.length, at + chance.integer(40));
		const piece = PIECES[chance.integer(PIECES.length)]!;
		const [head, cut, tail] = [changed.slice(0, at), changed.slice(at, end), changed.slice(end)];
		changed = [
			head + piece + cut + tail,
			head + piece + tail,
			head + tail,
			head + cut + cut + tail,
			tail + head,
			head + cut.replace(/\S/g, (sign) => String.fromCharCode(sign.charCodeAt(0) ^ 1)) + tail
		][chance.integer(6)]!;
	}
	return changed;
}

let slowest = 0;
let accepted = 0;

/** Reads an input as a pack. Whatever it holds, the answer is questions and problems that can be shown. */
function expectReading(path: string, text: string): void {
	const sources = [{ path, text }];
	const excerpt = JSON.stringify(text.slice(0, 2_000));
	const before = process.cpuUsage();
	const { items, questions, problems } = readPack(packId(sources), sources);
	const { user, system } = process.cpuUsage(before);
	const ms = (user + system) / 1_000;
	slowest = Math.max(slowest, ms);
	expect(ms, excerpt).toBeLessThan(HANG);
	expect(questions.length + problems.length, excerpt).toBeGreaterThan(0);
	for (const { message, place } of problems) {
		expect(message).not.toContain(UNREADABLE);
		expect(place).toMatch(/^(.+:\d+:\d+ .+|…)$/s);
	}
	accepted += questions.length;
	for (const { variants, reference, concepts, reasons } of items) {
		expect(variants.length).toBeLessThanOrEqual(LIMITS.variants);
		expect(reference).toMatch(/^(https:.*)?$/);
		for (const id of concepts) expect(id).toMatch(/^pack-[0-9a-z]+\//);
		for (const { feedback } of reasons) expect(feedback).not.toBe('');
	}
	structuredClone({ items, questions, problems });
}

beforeAll(() => {
	// Reading has no business with any of these.
	for (const name of ['indexedDB', 'localStorage', 'fetch', 'document', 'XMLHttpRequest', 'eval']) {
		const refuse = () => {
			throw new Error(`Reading a pack used ${name}.`);
		};
		vi.stubGlobal(name, new Proxy(refuse, { get: refuse, apply: refuse, construct: refuse }));
	}
});
afterAll(() => {
	vi.unstubAllGlobals();
	console.log(`slowest input: ${slowest.toFixed(0)} ms; questions accepted: ${accepted}`);
});

test(`${YAML_RUNS} changed item files`, () => {
	for (let seed = 0; seed < YAML_RUNS; seed++) {
		expectReading('pasted.yaml', mutate(items[seed % items.length]!, seed));
	}
	// A test in which everything is refused would show nothing.
	expect(accepted).toBeGreaterThan(YAML_RUNS / 20);
});

test(`${GIFT_RUNS} changed GIFT files`, () => {
	accepted = 0;
	for (let seed = 0; seed < GIFT_RUNS; seed++) {
		expectReading('pasted.gift', mutate(GIFT, seed));
	}
	expect(accepted).toBeGreaterThan(GIFT_RUNS);
});

test(`${TEXT_RUNS} texts of chance`, () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: 'binary', maxLength: 400 }),
				fc
					.array(fc.constantFrom(...PIECES, 'a', 'kind', ':'), { maxLength: 60 })
					.map((all) => all.join(''))
			),
			fc.constantFrom('pasted', 'a.yaml', 'a.gift', ''),
			(text, path) => expectReading(path || 'x', text)
		),
		{ numRuns: TEXT_RUNS, seed: 20261130 }
	);
});

/** Texts that are large where it hurts. */
const LARGE: Record<string, string> = {
	'brackets within one another': '['.repeat(190_000),
	'dashes within one another': '- '.repeat(90_000),
	'maps within one another': '{a: '.repeat(45_000),
	'many keys': Array.from({ length: 15_000 }, (_, index) => `k${index}: v`).join('\n'),
	'many documents': '---\n'.repeat(40_000),
	'a billion laughs': `a: &a [${Array(9).fill('ha').join(', ')}]\n${[...'bcdefghij']
		.map(
			(name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`
		)
		.join('\n')}`,
	spaces: `a: ${' '.repeat(190_000)}b`,
	quotes: '"'.repeat(50_000),
	'a text too large': 'x'.repeat(LIMITS.size + 1),
	'a billion variants': PREDICT.replace(
		'  n: ["1", "20"]',
		'abcdefgh'
			.split('')
			.map(
				(name) =>
					`  ${name}: [${Array.from({ length: 100 }, (_, value) => `"${value}"`).join(', ')}]`
			)
			.join('\n')
	),
	'parameters within parameters': PREDICT.replace('print($n)', '$n'.repeat(900)).replace(
		'"20"',
		`"${'2'.repeat(900)}"`
	),
	'a hole behind many spaces': COMPLETE.replace('print(____)', `${' '.repeat(7_000)}____ x`),
	'lines behind a deep hole': COMPLETE.replace(
		'print(____)',
		`x\n${'    '.repeat(300)}____`
	).replace('1 + 3', `"${'\\n'.repeat(900)}"`),
	'braces of GIFT': 'Q {'.repeat(60_000),
	'answers of GIFT': `Q {=a ${'~b'.repeat(90_000)}}`
};

test.each(Object.entries(LARGE))('%s', (_, text) => {
	expectReading(text.startsWith('Q') ? 'a.gift' : 'a.yaml', text);
});
