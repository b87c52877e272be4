import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addAnswer,
	HALF_LIFE,
	weightAt,
	type Answer,
	type Standing
} from '../../src/lib/insight/standing';

const answer = (change: Partial<Answer> = {}): Answer => ({
	section: 'oop',
	item: 'python/oop/a',
	level: 'mid',
	among: 4,
	concepts: ['oop-one'],
	offered: ['x', 'y'],
	misconceptions: [],
	correct: true,
	ms: 1000,
	at: Date.UTC(2026, 0, 1),
	day: '2026-01-01',
	...change
});
const add = (answers: readonly Answer[]) =>
	answers.reduce<Standing | undefined>((standing, one) => addAnswer(standing, one), undefined)!;

describe('a standing', () => {
	test('after one answer', () => {
		expect(addAnswer(undefined, answer({ confidence: 'sure' }))).toEqual({
			section: 'oop',
			answered: 1,
			right: 1,
			cells: { 'mid/4': [1, 1] },
			concepts: { 'oop-one': { 'mid/4': [1, 1] } },
			beliefs: {
				x: { offered: 1, picked: 0, last: 0, since: 1, evidence: [0, 1, 0.25] },
				y: { offered: 1, picked: 0, last: 0, since: 1, evidence: [0, 1, 0.25] }
			},
			items: { 'python/oop/a': 1 },
			confidence: { sure: [1, 1] },
			times: { mid: [1000, 1] }
		});
	});

	test('counts an answer of ninety days ago half', () => {
		const at = Date.UTC(2026, 5, 1);
		const { cells } = add([
			answer({ at: at - HALF_LIFE, correct: false }),
			answer({ at, correct: true })
		]);
		const [right, total] = cells['mid/4']!;
		expect(right / weightAt(at)).toBeCloseTo(1);
		expect(total / weightAt(at)).toBeCloseTo(1.5);
	});

	test('knows since when a belief has not been shown again', () => {
		const { beliefs } = add([
			answer({ correct: false, misconceptions: ['x'], at: 5 }),
			answer({ at: 6 }),
			answer({ at: 7 })
		]);
		expect(beliefs.x).toMatchObject({ offered: 3, picked: 1, last: 5, since: 2 });
	});

	test('keeps the evidence for a belief: older answers count less, and a guess by its chance', () => {
		const at = Date.UTC(2026, 5, 1);
		const { beliefs } = add([
			answer({ at: at - HALF_LIFE, correct: false, misconceptions: ['x'] }),
			answer({ at, among: 32 }),
			answer({ at, among: 0 })
		]);
		const [picked, offered, chance] = beliefs.x!.evidence.map((sum) => sum / weightAt(at));
		expect(picked).toBeCloseTo(0.5);
		expect(offered).toBeCloseTo(2.5);
		// A quarter counted half, one statement of several, and what was typed.
		expect(chance).toBeCloseTo(0.125 + 0.5 + 0);
	});

	test('counts a belief that was typed, though no option showed it', () => {
		const { beliefs } = add([answer({ offered: [], misconceptions: ['z'], correct: false })]);
		expect(beliefs.z).toMatchObject({ offered: 1, picked: 1 });
	});

	test('does not change the one before', () => {
		const before = add([answer()]);
		const copy = structuredClone(before);
		addAnswer(before, answer({ correct: false }));
		expect(before).toEqual(copy);
	});
});

const answers = fc.array(
	fc.record({
		item: fc.constantFrom('a', 'b', 'c'),
		level: fc.constantFrom('junior', 'mid', 'senior'),
		among: fc.constantFrom(0, 4),
		correct: fc.boolean(),
		confidence: fc.constantFrom('sure', 'think', 'guess'),
		ms: fc.integer({ min: 0, max: 100_000 }),
		at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
	}),
	{ minLength: 1, maxLength: 40 }
);

test('sums agree with a plain recount', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const all = given.map((some) => answer(some as Partial<Answer>));
			const standing = add(all);
			const count = (test: (one: Answer) => boolean) => all.filter(test).length;
			expect(standing.answered).toBe(all.length);
			expect(standing.right).toBe(count(({ correct }) => correct));
			for (const confidence of ['sure', 'think', 'guess'] as const) {
				const of = (one: Answer) => one.confidence === confidence;
				expect(standing.confidence[confidence] ?? [0, 0]).toEqual([
					count((one) => of(one) && one.correct),
					count(of)
				]);
			}
			for (const level of ['junior', 'mid', 'senior'] as const) {
				const times = all.filter((one) => one.level === level).map(({ ms }) => ms);
				expect(standing.times[level] ?? [0, 0]).toEqual([
					times.reduce((sum, ms) => sum + ms, 0),
					times.length
				]);
			}
			const weights = all.reduce((sum, { at }) => sum + weightAt(at), 0);
			const cells = Object.values(standing.cells).reduce((sum, [, total]) => sum + total, 0);
			expect(cells / weights).toBeCloseTo(1);
			for (const name of ['a', 'b', 'c']) {
				const last = all.findLast(({ item }) => item === name);
				expect(standing.items[name]).toBe(
					last && (last.correct ? 1 : last.confidence === 'sure' ? -1 : 0)
				);
			}
		})
	);
});
