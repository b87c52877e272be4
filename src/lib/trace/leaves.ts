import { normalise } from '../item/output';
import { differenceOf } from './compare';
import { sharedLines } from './lines';
import type { Step, Trace } from './types';

/** The first step at which what happens is no longer what a belief expects. */
export interface Leave {
	/** The step of the real execution. */
	step: number;
	/** What it is seen by: printed text, a name's value, which names are one object, the next line, or the end. */
	by: 'output' | 'value' | 'alias' | 'path' | 'end';
	/** The name, where it is one. */
	name?: string;
	/** What is there, and what would be with the belief. */
	real: string;
	believed: string;
}

export interface Execution {
	source: string;
	trace: Trace;
}

/** Of how many lines programs have to share a half for their steps to be compared one by one. */
const SHARE = 0.5;

/**
 * Where an execution leaves the one that a belief expects: by lines run, values of names that both
 * have, then output. Undefined where no difference was recorded.
 */
export function leaves(real: Execution, believed: Execution): Leave | undefined {
	const shared = sharedLines(real.source, believed.source);
	const length = (source: string) => source.trim().split('\n').length;
	const alike = shared.size >= SHARE * Math.max(length(real.source), length(believed.source));
	return (
		(alike ? stepByStep(real, believed, shared) : undefined) ??
		(believed.trace.cut ? undefined : leavesOutput(real.trace, shownBy(believed.trace)))
	);
}

function stepByStep(real: Execution, believed: Execution, shared: Map<number, number>) {
	const back = new Map([...shared].map(([line, other]) => [other, line]));
	const ours = linesIn(real.trace, shared);
	const theirs = linesIn(believed.trace, back);
	for (let at = 0; at < Math.min(ours.length, theirs.length); at++) {
		const [step, other] = [real.trace.steps[ours[at]!]!, believed.trace.steps[theirs[at]!]!];
		const found = difference(real, believed, step, other, shared);
		if (found) return { step: ours[at]!, ...found };
	}
	return ending(real, believed, ours, theirs);
}

/** Steps that are about to run a line which both programs have. */
const linesIn = ({ steps }: Trace, shared: ReadonlyMap<number, number>): number[] =>
	steps.flatMap(({ event, line }, index) => (event === 'line' && shared.has(line) ? [index] : []));

function difference(
	real: Execution,
	believed: Execution,
	step: Step,
	other: Step,
	shared: Map<number, number>
): Omit<Leave, 'step'> | undefined {
	const printed = [
		real.trace.stdout.slice(0, step.printed),
		believed.trace.stdout.slice(0, other.printed)
	];
	if (printed[0] !== printed[1]) {
		return { by: 'output', ...firstLineApart(printed[0]!, printed[1]!) };
	}
	const held = differenceOf(step, other);
	if (held) {
		const { what, ...rest } = held;
		return { by: what, ...rest };
	}
	if (shared.get(step.line) === other.line) return undefined;
	const line = (source: string, number: number) =>
		`line ${number}: ${source.split('\n')[number - 1]?.trim() ?? ''}`;
	return {
		by: 'path',
		real: line(real.source, step.line),
		believed: line(believed.source, other.line)
	};
}

/** One of the executions runs no further line that both have. */
function ending(
	real: Execution,
	believed: Execution,
	ours: readonly number[],
	theirs: readonly number[]
): Leave | undefined {
	if (ours.length > theirs.length && !believed.trace.cut) {
		const step = ours[theirs.length]!;
		return { step, by: 'end', real: 'the program goes on', believed: endOf(believed.trace) };
	}
	if (theirs.length > ours.length && !real.trace.cut) {
		const after = ours.at(-1) ?? -1;
		const raised = real.trace.steps.findIndex(
			({ event }, index) => index > after && event === 'exception'
		);
		const step = raised === -1 ? real.trace.steps.length - 1 : raised;
		if (step < 0) return undefined;
		return { step, by: 'end', real: endOf(real.trace), believed: 'the program goes on' };
	}
	return undefined;
}

const endOf = ({ error }: Trace) => error ?? 'the program ends';

/** What a person sees of an execution. */
function shownBy({ stdout, error }: Trace): string {
	if (error === null) return normalise(stdout);
	return normalise(stdout + (stdout === '' || stdout.endsWith('\n') ? '' : '\n') + error);
}

/** Where an execution's output leaves one that was predicted. */
export function leavesOutput(trace: Trace, predicted: string): Leave | undefined {
	const wanted = normalise(predicted).split('\n');
	const step = trace.steps.findIndex(
		({ printed }) => !begins(trace.stdout.slice(0, printed), wanted)
	);
	if (step !== -1) {
		const { real, believed } = firstLineApart(
			trace.stdout.slice(0, trace.steps[step]!.printed),
			predicted
		);
		return { step, by: 'output', real, believed };
	}
	if (trace.cut !== null || trace.steps.length === 0) return undefined;
	const shown = shownBy(trace);
	if (shown === normalise(predicted)) return undefined;
	const raised = trace.error === null ? -1 : lastRaise(trace);
	return {
		step: raised === -1 ? trace.steps.length - 1 : raised,
		by: 'end',
		...firstLineApart(shown, predicted)
	};
}

/** Where the error that ends an execution was first raised. */
function lastRaise({ steps }: Trace): number {
	const value = steps.findLast(
		({ event }) => event === 'exception' || event === 'again'
	)?.exception;
	return steps.findIndex(({ event, exception }) => event === 'exception' && exception === value);
}

/** Whether what was printed so far is how these lines begin. */
function begins(printed: string, lines: readonly string[]): boolean {
	const parts = printed.split('\n');
	const last = parts.pop()!.trimEnd();
	return (
		parts.every((part, index) => part.trimEnd() === (lines[index] ?? '')) &&
		(lines[parts.length] ?? '').startsWith(last)
	);
}

function firstLineApart(one: string, other: string): { real: string; believed: string } {
	const [a, b] = [normalise(one).split('\n'), normalise(other).split('\n')];
	const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex(
		(_, index) => a[index] !== b[index]
	);
	return { real: a[at] ?? '', believed: b[at] ?? '' };
}
