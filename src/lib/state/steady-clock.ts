/** A difference below this is the clocks' own coarseness, in milliseconds. */
const TOLERANCE = 2_000;

/**
 * The time of day as it was when the page opened, carried on by a source that nobody can set. It tells
 * when the device's own clock has gone another way: it was set, or the device slept.
 */
export class SteadyClock {
	private wall = Date.now();
	private mono = performance.now();

	/** Milliseconds since 1970. */
	get now(): number {
		return this.wall + performance.now() - this.mono;
	}

	/** By how much the device's clock has jumped since this was last asked; the clock follows it from here on. */
	takeJump(): number {
		const by = Date.now() - this.now;
		if (Math.abs(by) < TOLERANCE) return 0;
		this.wall = Date.now();
		this.mono = performance.now();
		return Math.round(by);
	}
}
