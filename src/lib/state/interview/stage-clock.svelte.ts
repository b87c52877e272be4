import {
	isLocked,
	remaining,
	startTiming,
	turnTo,
	usedUp,
	warningOf,
	type Factor,
	type Timing
} from '../../practice/timing';
import { comeBack, extend, extensionFor, jump } from '../../practice/timing-moves';
import { SteadyClock } from '../steady-clock';

/** The clocks of an interview's parts, of which one runs at a time. */
export class StageClock {
	timing = $state.raw<Timing>() as Timing;
	/** The time of the last move, in milliseconds since 1970. */
	now = $state(0);
	/** How long the page was closed before it was opened, in milliseconds; undefined the first time. */
	readonly away: { at: number; ms: number } | undefined;
	private readonly clock = new SteadyClock();

	/**
	 * @param stored the clocks as a page left them; they stood since
	 * @param limits how long each part may take, in milliseconds
	 */
	constructor(stored: Timing | undefined, limits: number[], factor: Factor) {
		this.now = this.clock.now;
		if (stored) {
			this.away = { at: stored.seen, ms: Math.max(0, this.now - stored.seen) };
			this.timing = comeBack(stored, this.now);
		} else {
			const options = { factor, pausable: false, limits };
			this.timing = startTiming({}, options, limits.length, this.now);
		}
	}

	/** Index of the part that is on. */
	get stage(): number {
		return this.timing.current;
	}

	/** What is left of the part, in milliseconds; undefined without clocks. */
	get left(): number | undefined {
		return remaining(this.timing, this.now).question;
	}

	get isUp(): boolean {
		return isLocked(this.timing, this.stage, this.now);
	}

	get warning() {
		return warningOf(this.timing, this.now);
	}

	/** How much more time can be had now that it runs short, in milliseconds. */
	get offer(): number | undefined {
		return this.warning && extensionFor(this.timing, this.now)?.ms;
	}

	/** Time used in all parts, in milliseconds. */
	get used(): number {
		return usedUp(this.timing, this.now);
	}

	/**
	 * Brings the clock up to the time it is.
	 * @returns by how much the device's own clock has jumped, in milliseconds; it changes nothing here
	 */
	tick(): number {
		const by = this.clock.takeJump();
		this.now = this.clock.now;
		if (by !== 0) this.timing = jump(this.timing, by, this.now);
		return by;
	}

	/** Moves what has run into the books, so that it can be stored. */
	settle(): void {
		this.turnTo(this.stage);
	}

	turnTo(stage: number): void {
		this.timing = turnTo(this.timing, stage, this.now);
	}

	extend(): void {
		this.timing = extend(this.timing, this.now);
	}
}
