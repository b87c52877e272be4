import { describe, expect, test } from 'vitest';
import {
	isLocked,
	isOver,
	nextOpen,
	remaining,
	spentOn,
	startTiming,
	turnTo,
	warningOf,
	type Clocks
} from '../../src/lib/practice/timing';
import { extend } from '../../src/lib/practice/timing-moves';

const MINUTE = 60_000;
const start = (clocks: Clocks, { factor = 1 as const, pausable = true } = {}, questions = 3) =>
	startTiming(clocks, { factor, pausable }, questions, 1000);

describe('a clock for the whole quiz', () => {
	const timing = start({ total: 10 * MINUTE });

	test('runs on whichever question is on the screen', () => {
		const later = turnTo(timing, 2, 1000 + MINUTE);
		expect(remaining(later, 1000 + 3 * MINUTE)).toEqual({ total: 7 * MINUTE });
		expect(spentOn(later, 0, 1000 + 3 * MINUTE)).toBe(MINUTE);
		expect(spentOn(later, 2, 1000 + 3 * MINUTE)).toBe(2 * MINUTE);
	});

	test('is up at its end, for every question', () => {
		expect(isOver(timing, 999 + 10 * MINUTE)).toBe(false);
		expect(isOver(timing, 1000 + 10 * MINUTE)).toBe(true);
		expect(remaining(timing, 1000 + 99 * MINUTE)).toEqual({ total: 0 });
		expect(nextOpen(timing, 1000 + 10 * MINUTE)).toBeUndefined();
	});

	test('charges no question with time after the end', () => {
		expect(spentOn(timing, 0, 1000 + 99 * MINUTE)).toBe(10 * MINUTE);
	});
});

describe('a clock for each question', () => {
	const timing = start({ each: MINUTE });

	test('ends for one question and leaves the others their time', () => {
		const end = 1000 + 5 * MINUTE;
		expect(isLocked(timing, 0, end)).toBe(true);
		expect(isLocked(timing, 1, end)).toBe(false);
		expect(nextOpen(timing, end)).toBe(1);
		expect(remaining(turnTo(timing, 1, end), end)).toEqual({ question: MINUTE });
	});

	test('stands while another question is on the screen', () => {
		const away = turnTo(timing, 1, 1000 + 20_000);
		const back = turnTo(away, 0, 1000 + 50_000);
		expect(remaining(back, 1000 + 60_000)).toEqual({ question: 30_000 });
	});

	test('goes round to a question that was left out', () => {
		const last = turnTo(turnTo(timing, 1, 2000), 2, 3000);
		expect(nextOpen(last, 3000 + MINUTE)).toBe(0);
	});
});

test('a factor stretches the clocks, and none of them runs at 0', () => {
	const clocks = { total: 10 * MINUTE, each: MINUTE };
	expect(startTiming(clocks, { factor: 1.5, pausable: false }, 2, 0).clocks).toEqual({
		total: 15 * MINUTE,
		each: 1.5 * MINUTE
	});
	const off = startTiming(clocks, { factor: 0, pausable: false }, 2, 0);
	expect(remaining(off, 99 * MINUTE)).toEqual({});
	expect(isOver(off, 99 * MINUTE)).toBe(false);
});

describe('warnings', () => {
	test('come at a fifth and at twenty seconds', () => {
		const timing = start({ total: 10 * MINUTE });
		expect(warningOf(timing, 1000 + 7.9 * MINUTE)).toBeUndefined();
		expect(warningOf(timing, 1000 + 8 * MINUTE)).toBe('fifth');
		expect(warningOf(timing, 1000 + 10 * MINUTE - 20_000)).toBe('seconds');
	});

	test('speak of the clock that is further', () => {
		const timing = start({ total: 10 * MINUTE, each: MINUTE });
		expect(warningOf(timing, 1000 + 39_000)).toBeUndefined();
		expect(warningOf(timing, 1000 + 40_000)).toBe('seconds');
		expect(warningOf(turnTo(timing, 1, 1000 + 8.5 * MINUTE), 1000 + 8.5 * MINUTE)).toBe('fifth');
	});
});

describe('parts with clocks of different lengths', () => {
	const parts = () =>
		startTiming({}, { factor: 2, pausable: false, limits: [MINUTE, 2 * MINUTE] }, 2, 1000);

	test('each has its own, stretched by the factor', () => {
		expect(remaining(parts(), 1000, 0)).toEqual({ question: 2 * MINUTE });
		expect(remaining(parts(), 1000, 1)).toEqual({ question: 4 * MINUTE });
		expect(isLocked(parts(), 0, 1000 + 2 * MINUTE)).toBe(true);
		expect(isLocked(parts(), 1, 1000 + 2 * MINUTE)).toBe(false);
	});

	test('an extension is for the part that is on', () => {
		const timing = extend(parts(), 1000);
		expect(timing.extra).toEqual([MINUTE, 0]);
		expect(remaining(timing, 1000)).toEqual({ question: 3 * MINUTE });
	});

	test('a warning comes with a fifth of the part left', () => {
		expect(warningOf(parts(), 1000 + 95_000)).toBeUndefined();
		expect(warningOf(parts(), 1000 + 96_000)).toBe('fifth');
	});

	test('without clocks none runs', () => {
		const timing = startTiming({}, { factor: 0, pausable: false, limits: [MINUTE] }, 1, 1000);
		expect(remaining(timing, 10 * MINUTE)).toEqual({});
		expect(isOver(timing, 100 * MINUTE)).toBe(false);
	});
});
