import fc from 'fast-check';
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
	type Clocks,
	type Timing
} from '../../src/lib/practice/timing';
import {
	comeBack,
	extend,
	extensionFor,
	extensionOf,
	jump,
	pause,
	resume,
	takeUp
} from '../../src/lib/practice/timing-moves';

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

describe('a pause', () => {
	test('stops the clocks and is recorded', () => {
		const paused = pause(start({ total: MINUTE }), 11_000);
		expect(remaining(paused, 99 * MINUTE)).toEqual({ total: 50_000 });
		const resumed = resume(paused, 41_000);
		expect(resumed.pauses).toEqual([{ at: 11_000, ms: 30_000 }]);
		expect(remaining(resumed, 51_000)).toEqual({ total: 40_000 });
	});

	test('is refused where the quiz does not allow it', () => {
		const timing = start({ total: MINUTE }, { pausable: false });
		expect(pause(timing, 11_000)).toBe(timing);
	});
});

describe('an extension', () => {
	test('goes to the clock that ends first', () => {
		const timing = start({ total: 10 * MINUTE, each: MINUTE });
		const longer = extend(timing, 51_000);
		expect(remaining(longer, 51_000)).toEqual({ total: 10 * MINUTE - 50_000, question: 70_000 });
		expect(longer.extensions).toEqual([{ at: 51_000, ms: 60_000 }]);
		expect(spentOn(longer, 0, 51_000)).toBe(50_000);
	});

	test('is a fifth of the clock, and at least a minute', () => {
		expect(extensionOf(45 * MINUTE)).toBe(9 * MINUTE);
		expect(extensionOf(45_000)).toBe(MINUTE);
	});

	test('does not bring back time that is up', () => {
		const timing = start({ total: MINUTE });
		expect(extend(timing, 1000 + MINUTE)).toBe(timing);
	});
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

describe('the clock of the device', () => {
	test('changes nothing by being set', () => {
		const timing = start({ total: 10 * MINUTE, each: 3 * MINUTE });
		for (const by of [-3_600_000, -5000, 5000, 86_400_000]) {
			const now = 1000 + MINUTE;
			const jumped = jump(timing, by, now + by);
			expect(remaining(jumped, now + by)).toEqual(remaining(timing, now));
			expect(jumped.jumps).toEqual([{ at: now + by, ms: by }]);
		}
	});

	test('goes on while no page is open, unless it was set back', () => {
		const seen = turnTo(start({ total: 10 * MINUTE }), 1, 1000 + MINUTE);
		expect(remaining(takeUp(seen, 1000 + 4 * MINUTE), 1000 + 4 * MINUTE)).toEqual({
			total: 6 * MINUTE
		});
		const back = takeUp(seen, 500);
		expect(remaining(back, 500)).toEqual({ total: 9 * MINUTE });
		expect(back.jumps).toEqual([{ at: 500, ms: 500 - 1000 - MINUTE }]);
	});
});

type Step = { wait: number; do: 'turn' | 'pause' | 'resume' | 'extend' | 'jump'; by: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({
		wait: fc.integer({ min: 0, max: 200_000 }),
		do: fc.constantFrom('turn', 'pause', 'resume', 'extend', 'jump'),
		by: fc.integer({ min: -500_000, max: 500_000 })
	}),
	{ maxLength: 30 }
);

test('whatever happens, time is neither gained nor lost but by extensions', () => {
	fc.assert(
		fc.property(steps, fc.option(fc.integer({ min: 1000, max: 900_000 })), (events, each) => {
			const total = 20 * MINUTE;
			let timing: Timing = start({ total, ...(each !== null && { each }) });
			let now = 1000;
			let ran = 0;
			for (const step of events) {
				now += step.wait;
				if (timing.since !== undefined) ran += step.wait;
				if (step.do === 'turn') timing = turnTo(timing, Math.abs(step.by) % 3, now);
				else if (step.do === 'jump') timing = jump(timing, step.by, (now += step.by));
				else timing = { pause, resume, extend }[step.do](timing, now);
				const clock = timing.clocks.total!;
				const left = remaining(timing, now).total!;
				// Once the time is up there is nothing left to extend.
				if (left === 0) return;
				expect(left).toBe(clock - ran);
				const spent = [0, 1, 2].map((index) => spentOn(timing, index, now));
				spent.forEach((ms, index) => {
					expect(ms).toBeGreaterThanOrEqual(0);
					expect(ms).toBeLessThanOrEqual((each ?? Infinity) + timing.extra[index]!);
				});
				expect(spent.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(ran);
				expect(timing.extensions.reduce((sum, { ms }) => sum + ms, total)).toBe(
					clock + timing.extra.reduce((sum, ms) => sum + ms)
				);
			}
		})
	);
});

test('an extension is offered for the clock that ends first, while there is time', () => {
	const timing = start({ total: 10 * MINUTE, each: MINUTE });
	expect(extensionFor(timing, 1000)).toEqual({ name: 'each', ms: MINUTE });
	expect(extensionFor(timing, 1000 + MINUTE)).toBeUndefined();
	expect(extensionFor(start({ total: 10 * MINUTE }), 1000)).toEqual({
		name: 'total',
		ms: 2 * MINUTE
	});
	expect(extensionFor(start({}), 1000)).toBeUndefined();
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

describe('a page that was closed while its clocks ran', () => {
	const seen = turnTo(start({ total: 10 * MINUTE }), 0, 1000 + MINUTE);

	test('comes back to clocks that stood, and the time away is a pause', () => {
		const back = comeBack(seen, 1000 + 61 * MINUTE);
		expect(remaining(back, 1000 + 61 * MINUTE)).toEqual({ total: 9 * MINUTE });
		expect(back.pauses).toEqual([{ at: 1000 + MINUTE, ms: 60 * MINUTE }]);
		expect(remaining(back, 1000 + 62 * MINUTE)).toEqual({ total: 8 * MINUTE });
	});

	test('gains nothing where the device’s clock was set back', () => {
		const back = comeBack(seen, 500);
		expect(remaining(back, 500)).toEqual({ total: 9 * MINUTE });
		expect(remaining(back, 500 + MINUTE)).toEqual({ total: 8 * MINUTE });
	});
});
