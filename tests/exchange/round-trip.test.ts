import { describe, expect, test } from 'vitest';
import { writeAnki } from '../../src/lib/exchange/anki';
import type { Drawn, QuestionSet } from '../../src/lib/exchange/drawn';
import { readGift as readOurGift } from '../../src/lib/exchange/gift/read';
import { writeGift } from '../../src/lib/exchange/gift/write';
import { writeMoodle } from '../../src/lib/exchange/moodle';
import { writeQti } from '../../src/lib/exchange/qti/package';
import { readAnki, readGift, readMoodle, readQti } from './readers';
import { contentOf, type Found } from './content';
import { everySection } from './sources';

const sections = await everySection();
const count = sections.reduce((sum, { drawn }) => sum + drawn.length, 0);

/** Sees to it that what was read back is what was drawn. */
export function expectSame(found: Found, drawn: Drawn, titled = true): void {
	const { title, text, code, options, explanation, tags } = contentOf(drawn);
	const where = drawn.question.id;
	if (titled) expect(found.title, where).toBe(title);
	expect(found.text, where).toContain(text);
	expect(found.code, where).toEqual(code);
	expect(found.tags, where).toEqual(tags);
	expect(found.explanation, where).toContain(explanation);
	expect(found.explanation, where).toContain(drawn.question.reference);
	for (const version of drawn.question.versions) expect(found.explanation).toContain(version);
	expect(found.options.length, where).toBe(options.length);
	for (const [index, option] of options.entries()) {
		const { feedback, ...rest } = found.options[index]!;
		const { feedback: wanted, ...others } = option;
		expect(rest, where).toEqual(others);
		expect(feedback, where).toContain(wanted);
	}
}

test('there are all sections and kinds', () => {
	expect(sections).toHaveLength(60);
	expect(count).toBeGreaterThan(1000);
	const kinds = sections.flatMap(({ drawn }) => drawn.map(({ question }) => question.kind));
	expect(new Set(kinds).size).toBe(4);
	for (const { options } of sections.flatMap(({ drawn }) => drawn)) {
		expect(options.length).toBeGreaterThan(2);
		expect(options.length).toBeLessThanOrEqual(6);
	}
});

const FORMATS: {
	format: string;
	back: (set: QuestionSet) => { category: string; questions: Found[] };
	titled?: false;
}[] = [
	{ format: 'GIFT', back: (set) => readGift(writeGift(set)) },
	{ format: 'Moodle XML', back: (set) => readMoodle(writeMoodle(set)) },
	{ format: 'QTI 3', back: (set) => readQti(writeQti(set)) },
	{ format: 'Anki', back: (set) => readAnki(writeAnki(set)), titled: false }
];

describe.each(FORMATS)('$format', ({ back, titled }) => {
	test('every section comes back whole from a parser that did not write it', () => {
		let compared = 0;
		for (const set of sections) {
			const { category, questions } = back(set);
			expect(category.replaceAll('//', '/')).toContain(set.title);
			expect(questions).toHaveLength(set.drawn.length);
			for (const [index, drawn] of set.drawn.entries()) {
				expectSame(questions[index]!, drawn, titled);
				compared++;
			}
		}
		expect(compared).toBe(count);
	});
});

test('our own reader of GIFT takes every section as well', () => {
	for (const set of sections) {
		const { questions, diagnostics } = readOurGift(writeGift(set));
		expect(diagnostics).toEqual([]);
		expect(questions.map(({ id }) => id)).toEqual(set.drawn.map(({ question }) => question.id));
		for (const [index, { question, options }] of set.drawn.entries()) {
			const read = questions[index]!;
			expect(read.kind).toBe(question.kind === 'multi' ? 'multi' : 'choice');
			expect(read.answers.map(({ correct }) => correct)).toEqual(
				options.map(({ correct }) => correct)
			);
		}
	}
});
