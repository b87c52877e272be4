import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SteadyClock } from '../../src/lib/state/steady-clock';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'performance'] }));
afterEach(() => vi.useRealTimers());

test('goes on with the time that passes', () => {
	const clock = new SteadyClock();
	vi.advanceTimersByTime(5000);
	expect(clock.now).toBe(1_005_000);
	expect(clock.takeJump()).toBe(0);
});

test.each([-3_600_000, 86_400_000])('tells once that the device’s clock was set by %i', (by) => {
	const clock = new SteadyClock();
	vi.setSystemTime(1_000_000 + by);
	expect(clock.now).toBe(1_000_000);
	expect(clock.takeJump()).toBe(by);
	expect(clock.takeJump()).toBe(0);
	expect(clock.now).toBe(1_000_000 + by);
});
