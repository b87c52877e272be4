import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { gradeOf, remember, type Memory, type Recall } from '../../src/lib/practice/memory';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2026, 10, 1);
const recall = (change: Partial<Recall> = {}): Recall => ({
	section: 'oop',
	correct: true,
	ms: 30_000,
	at: START,
	...change
});
const days = ({ due, last }: Memory) => Math.round((due - last) / DAY);

describe('the grade of an answer', () => {
	test.each([
		[{ correct: false, confidence: 'sure' as const }, Rating.Again],
		[{ confidence: 'guess' as const, ms: 5_000 }, Rating.Hard],
		[{}, Rating.Good],
		[{ confidence: 'sure' as const, ms: 60_000 }, Rating.Good],
		[{ confidence: 'sure' as const, ms: 15_000 }, Rating.Easy]
	])('%o is %i', (change, grade) => {
		expect(gradeOf(recall(change))).toBe(grade);
	});
});

test('the better the answer, the later the concept comes back', () => {
	const after = (change: Partial<Recall>) => days(remember(undefined, 'oop-one', recall(change)));
	const intervals = [
		after({ correct: false }),
		after({ confidence: 'guess' }),
		after({}),
		after({ confidence: 'sure', ms: 1000 })
	];
	expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
	expect(intervals[0]).toBe(1);
	expect(intervals[2]).toBeLessThan(intervals[3]!);
});

test('answers of FSRS, as golden values', () => {
	let memory = remember(undefined, 'oop-one', recall());
	const intervals = [days(memory)];
	for (let review = 0; review < 3; review++) {
		memory = remember(memory, 'oop-one', recall({ at: memory.due }));
		intervals.push(days(memory));
	}
	memory = remember(memory, 'oop-one', recall({ at: memory.due, correct: false }));
	intervals.push(days(memory));
	expect(memory.lapses).toBe(1);
	expect(intervals).toMatchInlineSnapshot(`
		[
		  3,
		  14,
		  57,
		  196,
		  5,
		]
	`);
});

const answers = fc.array(
	fc.record({
		correct: fc.boolean(),
		confidence: fc.option(fc.constantFrom('sure' as const, 'think' as const, 'guess' as const), {
			nil: undefined
		}),
		ms: fc.integer({ min: 0, max: 120_000 }),
		wait: fc.integer({ min: 0, max: 200 * DAY })
	}),
	{ minLength: 1, maxLength: 20 }
);

test('a concept is always due after the day of its answer, at the same times for the same answers', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const run = () => {
				let at = START;
				return given.reduce<Memory | undefined>((memory, { wait, ...change }) => {
					at += wait;
					return remember(memory, 'oop-one', recall({ ...change, at }));
				}, undefined)!;
			};
			const memory = run();
			expect(memory.due).toBeGreaterThanOrEqual(memory.last + DAY);
			expect(memory.reps).toBe(given.length);
			expect(run()).toEqual(memory);
		})
	);
});
