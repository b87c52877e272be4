import type { Trace } from './types';

const within = (trace: Trace, position: number) =>
	Math.min(Math.max(position, 0), Math.max(trace.steps.length - 1, 0));

/** A step further, or back where `by` is negative; the ends are not left. */
export const move = (trace: Trace, position: number, by: number): number =>
	within(trace, position + by);

/** The next step of the same call, past what it calls; or of the call outside, once it is left. */
export function over(trace: Trace, position: number): number {
	const { stack } = trace.steps[position] ?? { stack: [] };
	const outside = new Set(stack.map(({ id }) => id));
	const next = trace.steps.findIndex(
		({ stack, event }, index) =>
			index > position &&
			(event === 'end' || (event !== 'call' && outside.has(stack.at(-1)?.id ?? -1)))
	);
	return next === -1 ? within(trace, Infinity) : next;
}

/** The next step before which something was printed, or the last. */
export function toOutput(trace: Trace, position: number): number {
	const printed = trace.steps[position]?.printed ?? 0;
	const next = trace.steps.findIndex((step, index) => index > position && step.printed > printed);
	return next === -1 ? within(trace, Infinity) : next;
}
