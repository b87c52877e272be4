/** Which clocks a timed quiz has, in milliseconds; a clock that is absent does not run. */
export interface Clocks {
	/** For the whole quiz. */
	total?: number;
	/** For each question. */
	each?: number;
}

/** How much longer than planned the clocks run; 0 turns them off. */
export const FACTORS = [1, 1.5, 2, 10, 0] as const;
export type Factor = (typeof FACTORS)[number];

/** A stop or a grant of time that belongs to the record of a session. */
export interface TimingEvent {
	/** Milliseconds since 1970. */
	at: number;
	ms: number;
}

/**
 * The state of a timed quiz's clocks. What remains follows from it and the time alone, so that it is
 * the same after a reload.
 */
export interface Timing {
	clocks: Clocks;
	/** Where the questions (or the stages of an interview) have clocks of different lengths, in milliseconds. */
	limits?: number[];
	factor: Factor;
	pausable: boolean;
	/** Since when the clocks run, in milliseconds since 1970; undefined while they stand. */
	since?: number | undefined;
	/** Time used up to `since`, in milliseconds. */
	used: number;
	/** The same for each question. */
	usedBy: number[];
	/** What each question was given besides, in milliseconds. */
	extra: number[];
	/** Index of the question whose clock runs. */
	current: number;
	/** When the state was last known to be true, in milliseconds since 1970. */
	seen: number;
	pauses: TimingEvent[];
	/** Time that the person asked for when it ran short. */
	extensions: TimingEvent[];
	/** Jumps of the device's clock; none of them changed what remained. */
	jumps: TimingEvent[];
}

/** What is left of the clocks that there are, in milliseconds. */
export interface Remaining {
	total?: number;
	question?: number;
}

/** How far the clock is that ends first: nothing yet, a fifth left, or twenty seconds left. */
export type Warning = 'fifth' | 'seconds';

export const LAST_SECONDS = 20_000;

/** Clocks that start now, with the first question on the screen. */
export function startTiming(
	clocks: Clocks,
	{ factor, pausable, limits }: { factor: Factor; pausable: boolean; limits?: number[] },
	questions: number,
	now: number
): Timing {
	const stretched = Object.entries(clocks).map(([name, ms]) => [name, ms * factor]);
	return {
		clocks: factor === 0 ? {} : Object.fromEntries(stretched),
		...(limits && factor !== 0 && { limits: limits.map((ms) => ms * factor) }),
		factor,
		pausable,
		since: now,
		used: 0,
		usedBy: Array.from({ length: questions }, () => 0),
		extra: Array.from({ length: questions }, () => 0),
		current: 0,
		seen: now,
		pauses: [],
		extensions: [],
		jumps: []
	};
}

/** The clock of a question, in milliseconds; undefined if it has none. */
export const clockOf = ({ clocks, limits }: Timing, index: number) =>
	limits?.[index] ?? clocks.each;

/** How long a question may take, in milliseconds. */
const allowed = (timing: Timing, index: number) =>
	(clockOf(timing, index) ?? Infinity) + (timing.extra[index] ?? 0);

/** Moves what has run since `since` into the books. Neither clock is charged more than it has. */
export function settle(timing: Timing, now: number): Timing {
	const { since, used, usedBy, current, clocks } = timing;
	if (since === undefined) return timing;
	const ran = Math.min(Math.max(0, now - since), (clocks.total ?? Infinity) - used);
	return {
		...timing,
		since: Math.max(since, now),
		used: used + ran,
		usedBy: usedBy.map((ms, index) =>
			index === current ? Math.min(allowed(timing, index), ms + ran) : ms
		),
		seen: Math.max(timing.seen, now)
	};
}

/** Time spent on a question, in milliseconds. */
export const spentOn = (timing: Timing, index: number, now: number): number =>
	settle(timing, now).usedBy[index] ?? 0;

/** Time used so far without the pauses, in milliseconds. */
export const usedUp = (timing: Timing, now: number): number => settle(timing, now).used;

export function remaining(timing: Timing, now: number, index = timing.current): Remaining {
	const { clocks, used, usedBy } = settle(timing, now);
	return {
		...(clocks.total !== undefined && { total: clocks.total - used }),
		...(clockOf(timing, index) !== undefined && {
			question: allowed(timing, index) - (usedBy[index] ?? 0)
		})
	};
}

/** Whether the time for a question, or for all of them, is up. */
export function isLocked(timing: Timing, index: number, now: number): boolean {
	const { total, question } = remaining(timing, now, index);
	return total === 0 || question === 0;
}

/** Whether nothing can be answered any more. */
export const isOver = (timing: Timing, now: number): boolean =>
	timing.usedBy.every((_, index) => isLocked(timing, index, now));

/** The next question after the current one that still has time, going round; undefined if none has. */
export function nextOpen(timing: Timing, now: number): number | undefined {
	const size = timing.usedBy.length;
	return Array.from({ length: size }, (_, step) => (timing.current + step + 1) % size).find(
		(index) => !isLocked(timing, index, now)
	);
}

/** Another question is on the screen. */
export const turnTo = (timing: Timing, index: number, now: number): Timing => ({
	...settle(timing, now),
	current: index
});

/** Which warning the clock that ends first has come to. */
export function warningOf(timing: Timing, now: number): Warning | undefined {
	const { total, question } = remaining(timing, now);
	const stages = [
		stageOf(total, timing.clocks.total),
		stageOf(question, clockOf(timing, timing.current))
	];
	return (['seconds', 'fifth'] as const).find((stage) => stages.includes(stage));
}

function stageOf(left: number | undefined, clock: number | undefined): Warning | undefined {
	if (left === undefined || clock === undefined) return undefined;
	if (left <= LAST_SECONDS && clock > LAST_SECONDS) return 'seconds';
	return left <= clock / 5 ? 'fifth' : undefined;
}

const eventsOf = ({ since, pauses, extensions }: Timing) =>
	2 * (pauses.length + extensions.length) - Number(since === undefined);

/** Whether clocks have been stopped, started or extended since the others were; time does the rest to both. */
export const isNewer = (timing: Timing, than: Timing): boolean => eventsOf(timing) > eventsOf(than);
