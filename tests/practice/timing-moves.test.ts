import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	remaining,
	spentOn,
	startTiming,
	turnTo,
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
