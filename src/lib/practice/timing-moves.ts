import { clockOf, remaining, settle, type Clocks, type Timing } from './timing';

/** Stops the clocks, where the quiz allows it. */
export function pause(timing: Timing, now: number): Timing {
	if (!timing.pausable || timing.since === undefined) return timing;
	return {
		...settle(timing, now),
		since: undefined,
		pauses: [...timing.pauses, { at: now, ms: 0 }]
	};
}

/** Lets the clocks go on, and notes how long they stood. */
export function resume(timing: Timing, now: number): Timing {
	if (timing.since !== undefined) return timing;
	const begun = timing.pauses.at(-1) ?? { at: now, ms: 0 };
	return {
		...timing,
		since: now,
		seen: now,
		pauses: [...timing.pauses.slice(0, -1), { at: begun.at, ms: Math.max(0, now - begun.at) }]
	};
}

/** How much one extension gives: a fifth of the clock, and at least a minute. */
export const extensionOf = (clock: number): number => Math.max(60_000, Math.round(clock / 5));

/** Which clock ends first, and what an extension would give it; undefined if none runs or time is up. */
export function extensionFor(
	timing: Timing,
	now: number
): { name: keyof Clocks; ms: number } | undefined {
	const { total = Infinity, question = Infinity } = remaining(timing, now);
	const name = total <= question ? 'total' : 'each';
	const clock = name === 'total' ? timing.clocks.total : clockOf(timing, timing.current);
	if (clock === undefined || Math.min(total, question) === 0) return undefined;
	return { name, ms: extensionOf(clock) };
}

/** Gives more time to the clock that would end first. Time that is up stays up. */
export function extend(timing: Timing, now: number): Timing {
	const offer = extensionFor(timing, now);
	if (!offer) return timing;
	const { name, ms } = offer;
	return {
		...settle(timing, now),
		...(name === 'total'
			? { clocks: { ...timing.clocks, total: timing.clocks.total! + ms } }
			: { extra: timing.extra.map((more, index) => more + (index === timing.current ? ms : 0)) }),
		extensions: [...timing.extensions, { at: now, ms }]
	};
}

/**
 * The device's clock was set, or the device slept: `by` milliseconds that did not pass on the page.
 * What remains stays the same.
 */
export function jump(timing: Timing, by: number, now: number): Timing {
	return {
		...timing,
		...(timing.since !== undefined && { since: timing.since + by }),
		pauses: timing.pauses.map((pause, index) =>
			timing.since === undefined && index === timing.pauses.length - 1
				? { ...pause, at: pause.at + by }
				: pause
		),
		seen: now,
		jumps: [...timing.jumps, { at: now, ms: by }]
	};
}

/** The clock takes up where a page left it: time went on, unless the device's clock was set back. */
export const takeUp = (timing: Timing, now: number): Timing =>
	now < timing.seen ? jump(timing, now - timing.seen, now) : { ...timing, seen: now };

/**
 * The clocks take up where a page left them, as if they had stood since they were last seen; the time
 * away is noted as a pause.
 */
export const comeBack = (timing: Timing, now: number): Timing =>
	timing.since === undefined
		? resume(timing, now)
		: resume(
				{
					...settle(timing, timing.seen),
					since: undefined,
					pauses: [...timing.pauses, { at: timing.seen, ms: 0 }]
				},
				now
			);
