import { parse } from 'gift-pegjs';
import { expect, test } from 'vitest';
import { writeAnki } from '../../src/lib/exchange/anki';
import { drawEach, type Drawn } from '../../src/lib/exchange/drawn';
import { writeAs } from '../../src/lib/exchange/formats';
import { writeGift } from '../../src/lib/exchange/gift/write';
import { writeMoodle } from '../../src/lib/exchange/moodle';
import { writeItem } from '../../src/lib/exchange/qti/item';
import { writeQti } from '../../src/lib/exchange/qti/package';
import { grade } from '../../src/lib/practice/grade';
import { makeItem } from '../fixtures';
import { elements, parseXml, unzip } from './readers';

const setOf = (drawn: readonly Drawn[]) => ({ name: 'oop', title: 'Objects', drawn });
const multi = drawEach([makeItem('m', { kind: 'multi', right: 3, wrong: 3 })])[0]!;
const choice = drawEach([makeItem('c', { kind: 'choice' })])[0]!;

/** What each option adds to the mark of a Moodle question, from -1 to 1. */
const moodleFractions = (drawn: Drawn) =>
	elements(parseXml(writeMoodle(setOf([drawn]))), 'answer').map(
		(answer) => Number(answer.getAttribute('fraction')) / 100
	);
const giftFractions = (drawn: Drawn) => {
	const question = parse(writeGift(setOf([drawn])))[1]!;
	if (question.type !== 'MC') throw new Error(question.type);
	return question.choices.map(({ isCorrect, weight }) =>
		isCorrect ? 1 : weight === null ? 0 : weight / 100
	);
};

test('one right option is worth all, in Moodle and in GIFT', () => {
	const wanted = choice.options.map(({ correct }) => Number(correct));
	expect(moodleFractions(choice)).toEqual(wanted);
	expect(giftFractions(choice)).toEqual(wanted);
	expect(writeMoodle(setOf([choice]))).toContain('<single>true</single>');
});

test('of several, the right ones make the whole mark and the wrong ones take it all', () => {
	for (const fractions of [moodleFractions(multi), giftFractions(multi)]) {
		for (const right of [true, false]) {
			const shares = fractions.filter((_, index) => multi.options[index]!.correct === right);
			expect(shares.length).toBeGreaterThan(1);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(right ? 1 : -1, 4);
		}
	}
	expect(writeMoodle(setOf([multi]))).toContain('<single>false</single>');
});

/** The values that Moodle takes for an answer, in percent (question/engine/bank.php). */
const MOODLE = [
	100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667
];

test('weights are of those that Moodle knows', () => {
	for (const [right, wrong] of [
		[1, 4],
		[2, 3],
		[3, 2],
		[4, 1]
	] as const) {
		const drawn = drawEach([makeItem('m', { kind: 'multi', right, wrong })])[0]!;
		for (const fraction of moodleFractions(drawn)) {
			expect(MOODLE).toContain(Number(Math.abs(fraction * 100).toFixed(5)));
		}
	}
});

test('QTI scores each set of ticked statements as Dunder does', () => {
	const item = parseXml(writeItem(multi));
	const mapped = new Map(
		elements(item, 'qti-map-entry').map((entry) => [
			entry.getAttribute('map-key')!,
			Number(entry.getAttribute('mapped-value'))
		])
	);
	const ids = elements(item, 'qti-simple-choice').map((each) => each.getAttribute('identifier')!);
	const [sum] = elements(item, 'qti-sum');
	const start = Number(elements(sum!, 'qti-base-value')[0]!.textContent);
	const draw = { item: 'm', variant: 'm-0', options: multi.options.map(({ id }) => id) };
	for (let ticked = 1; ticked < 2 ** ids.length; ticked++) {
		const picked = ids.map((_, index) => index).filter((index) => ticked & (1 << index));
		const score = picked.reduce((sum, index) => sum + mapped.get(ids[index]!)!, start);
		const options = picked.map((index) => draw.options[index]!);
		const ours = grade(multi.question, draw, { type: 'options', options });
		expect(score).toBeCloseTo(ours.score, 4);
	}
});

test('the same questions make the same file', () => {
	for (const format of ['gift', 'moodle', 'qti', 'anki'] as const) {
		const write = () => writeAs(format, setOf(drawEach([makeItem('a'), makeItem('b')])));
		expect(write()).toEqual(write());
		expect(write().name).toMatch(/^dunder-oop\.[a-z0-9]+\.(txt|xml|zip)$/);
	}
});

test('identifiers in a package are names, whatever the ids of a pack are', () => {
	const question = { ...choice.question, id: 'pack-1/ü "x"' };
	const files = unzip(writeQti(setOf([{ ...choice, question }])));
	expect([...files.keys()]).toEqual(['imsmanifest.xml', 'test.xml', 'items/q-pack-1____x_.xml']);
});

test('Anki finds none of its own marks in a text', () => {
	const stem = '[sound:a.mp3] [latex]x[/latex] [$]x[/$] [$$]x[/$$] [anki:play:q:1] d[0]';
	const text = writeAnki(setOf([{ ...choice, question: { ...choice.question, stem } }]));
	expect(text).not.toMatch(/\[(sound|latex|anki|\$)/);
	expect(text).toContain('d[0]');
});

test('an item without variants is left out', () => {
	expect(drawEach([makeItem('a', { variants: 0 })])).toEqual([]);
});
