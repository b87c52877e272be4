import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stopwatch } from '../../src/lib/state/stopwatch';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('only the time between start and stop counts', () => {
	const watch = new Stopwatch(500);
	vi.advanceTimersByTime(1000);
	expect(watch.elapsed).toBe(500);
	watch.start();
	vi.advanceTimersByTime(1000);
	watch.start();
	vi.advanceTimersByTime(1000);
	expect(watch.elapsed).toBe(2500);
	watch.stop();
	vi.advanceTimersByTime(9000);
	expect(watch.elapsed).toBe(2500);
});
