/** Counts the time that the page is in view, in milliseconds. */
export class Stopwatch {
	private since: number | undefined;

	constructor(private counted = 0) {}

	/** Starts or goes on; does nothing if it runs. */
	start(): void {
		this.since ??= performance.now();
	}

	stop(): void {
		this.counted = this.elapsed;
		this.since = undefined;
	}

	get elapsed(): number {
		return this.counted + (this.since === undefined ? 0 : performance.now() - this.since);
	}
}
