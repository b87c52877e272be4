import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { reportInterview } from '../../src/lib/insight/interview';
import {
	competencyOf,
	ratingOf,
	shareOf,
	type Evidence,
	type Said
} from '../../src/lib/insight/rating';
import type { OpenQuestion } from '../../src/lib/item/open';
import type { Level } from '../../src/lib/item/types';
import type { Turn } from '../../src/lib/practice/interview/turns';
import { makeAttempt } from '../fixtures';

const QUESTION: OpenQuestion = {
	id: 'q',
	kind: 'bug',
	title: 'A bug',
	track: 'python',
	level: 'mid',
	sections: ['oop'],
	concepts: ['c'],
	minutes: 3,
	prompt: 'P',
	snippet: 'a = 1\n\nb = 2\nc = 3',
	bug: { lines: [3], why: 'W' },
	answer: 'A',
	rubric: [
		{ point: 'Heavy', weight: 3 },
		{ point: 'Middle', weight: 2 },
		{ point: 'Light', weight: 1 }
	],
	wrongTurns: [],
	followups: [],
	reference: 'https://docs.python.org/3/'
};
const said = (turn: number, change: Partial<Said> = {}): Said => ({
	turn,
	question: QUESTION,
	text: 'x',
	recorded: false,
	...change
});
const item = (index: number, stage: Turn['stage'] = 'core', more: object = {}): Turn => ({
	stage,
	type: 'item',
	index,
	why: 'main',
	...more
});
const evidence = (turns: Turn[], change: Partial<Evidence> = {}): Evidence => ({
	level: 'mid',
	stages: [{ id: 'core', ms: 60_000, sections: ['oop'], tracks: ['python'] }],
	turns,
	attempts: new Map(),
	said: [],
	used: [30_000],
	...change
});
const ratingAt = (level: Level, right: number, wrong: number) => {
	const attempts = Array.from({ length: right + wrong }, (_, index) =>
		makeAttempt({ level, correct: index < right, among: 5 })
	);
	const report = reportInterview(
		evidence(
			attempts.map((_, index) => item(index)),
			{ level, attempts: new Map(attempts.map((attempt, index) => [index, attempt])) }
		)
	);
	return report.competencies.find(({ id }) => id === 'language')!;
};

describe('ratings', () => {
	test.each(['junior', 'mid', 'senior'] as const)(
		'always right is 4 and always wrong 1 at %s',
		(level) => {
			expect(ratingAt(level, 4, 0).rating).toBe(4);
			expect(ratingAt(level, 0, 4).rating).toBe(1);
		}
	);

	test('two answers are too little to go by', () => {
		expect(ratingAt('mid', 2, 0)).toEqual({
			id: 'language',
			right: 2,
			items: 2,
			open: [],
			lines: { right: 0, asked: 0 }
		});
	});

	test('half right, when guessing explains a part of it, is below the level', () => {
		expect(ratingAt('mid', 4, 4).rating).toBe(2);
	});

	test('the same answers to harder questions are worth more', () => {
		const rate = (level: Level) => {
			const attempts = [true, true, false, true].map((correct) =>
				makeAttempt({ level, correct, among: 5 })
			);
			return reportInterview(
				evidence(
					attempts.map((_, index) => item(index)),
					{ attempts: new Map(attempts.map((attempt, index) => [index, attempt])) }
				)
			).competencies[0]!.rating;
		};
		expect(rate('senior')! > rate('junior')!).toBe(true);
	});

	test('more right answers never make it worse', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 4, max: 9 }), (right, all) => {
				fc.pre(right < all);
				expect(ratingAt('mid', right + 1, all - right - 1).rating).toBeGreaterThanOrEqual(
					ratingAt('mid', right, all - right).rating!
				);
			})
		);
	});

	test('the bounds are those of the scale', () => {
		expect([0, 0.29, 0.3, 0.49, 0.5, 0.74, 0.75, 1].map(ratingOf)).toEqual([
			1, 1, 2, 2, 3, 3, 4, 4
		]);
	});
});

describe('open answers', () => {
	test('a share is that of the weight, not of the number of points', () => {
		expect(shareOf(QUESTION, [0])).toBe(0.5);
		expect(shareOf(QUESTION, [1, 2])).toBe(0.5);
		expect(shareOf(QUESTION, [])).toBe(0);
	});

	test('a marked answer counts with its rubric, and with the line that was pointed at', () => {
		const report = reportInterview(
			evidence([{ stage: 'reading', type: 'open', question: 'q', kind: 'bug' }], {
				said: [said(0, { line: 3, marks: [0, 1, 2], self: 2 })]
			})
		);
		const reading = report.competencies.find(({ id }) => id === 'reading')!;
		expect(reading).toMatchObject({
			rating: 4,
			open: [{ title: 'A bug', share: 1 }],
			lines: { right: 1, asked: 1 }
		});
		expect(report.judged).toEqual([{ title: 'A bug', self: 2, rubric: 4 }]);
		expect(report.gaps).toEqual([]);
	});

	test('what is not marked says nothing', () => {
		const report = reportInterview(
			evidence([{ stage: 'scenario', type: 'open', question: 'q', kind: 'debug' }], {
				said: [said(0)]
			})
		);
		expect(report.competencies.find(({ id }) => id === 'design')).not.toHaveProperty('rating');
		expect(report.overall).toBeUndefined();
	});

	test('what an answer lacked is named, the weightiest first; follow-ups are not', () => {
		const turns: Turn[] = [
			{ stage: 'scenario', type: 'open', question: 'q', kind: 'debug' },
			{ stage: 'scenario', type: 'followup', question: 'q', which: 0 }
		];
		const report = reportInterview(
			evidence(turns, { said: [said(0, { marks: [2] }), said(1, { marks: [] })] })
		);
		expect(report.gaps).toEqual([{ title: 'A bug', section: 'oop', missing: ['Heavy', 'Middle'] }]);
	});
});

describe('misconceptions', () => {
	const probe = (index: number) =>
		item(index, 'core', { why: 'probe', after: index - 1, belief: 'b' });
	const verdict = (second: Parameters<typeof makeAttempt>[0]) =>
		reportInterview(
			evidence([item(0), probe(1)], {
				attempts: new Map([
					[0, makeAttempt({ misconceptions: ['b'] })],
					[1, makeAttempt(second)]
				])
			})
		).beliefs;

	test('given away again when probed: held', () => {
		expect(verdict({ misconceptions: ['b'] })).toEqual([
			{ id: 'b', section: 'oop', times: 2, verdict: 'held' }
		]);
	});

	test('right when probed: a slip', () => {
		expect(verdict({ correct: true })).toMatchObject([{ times: 1, verdict: 'slip' }]);
	});

	test('wrong in another way when probed: open', () => {
		expect(verdict({ misconceptions: ['c'] })).toMatchObject([
			{ id: 'b', verdict: 'open' },
			{ id: 'c', verdict: 'open' }
		]);
	});
});

test('every turn is evidence for one competency', () => {
	expect(
		(['warm-up', 'core', 'reading', 'framework', 'scenario', 'yours'] as const).map((stage) =>
			competencyOf({ stage, type: 'item', index: 0, why: 'main' })
		)
	).toEqual(['language', 'language', 'reading', 'framework', 'design', 'curiosity']);
	expect(competencyOf({ stage: 'core', type: 'open', question: 'q', kind: 'explain' })).toBe(
		'explaining'
	);
});

test('time, questions, confidence and weak sections are plain counts', () => {
	const report = reportInterview(
		evidence([item(0), item(1), item(2)], {
			attempts: new Map([
				[0, makeAttempt({ confidence: 'sure' })],
				[1, makeAttempt({ confidence: 'sure', correct: true })],
				[2, makeAttempt({ section: 'gil' })]
			])
		})
	);
	expect(report.stages).toEqual([{ id: 'core', planned: 60_000, used: 30_000, questions: 3 }]);
	expect(report.calibration[0]).toEqual({ confidence: 'sure', right: 1, answers: 2 });
	expect(report.weak).toEqual([
		{ section: 'gil', wrong: 1, items: 1 },
		{ section: 'oop', wrong: 1, items: 2 }
	]);
});
