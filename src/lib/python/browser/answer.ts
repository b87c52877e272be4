import type { FrameMessage, Stream, WorkerMessage } from './inside/messages';
import type { Ran, TracebackLine } from './types';

/** No more characters than these are taken from a run or a trace. */
const LONGEST = 32 * 1024 * 1024;
const LONGEST_TEXT = 256 * 1024;
const MOST_ENTRIES = 1_000;

/** What was said is not what is agreed on: whoever said it, it is not our worker any more. */
const refuse = (): never => {
	throw new Error('The interpreter answered with something else than an outcome.');
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const text = (value: unknown): string =>
	isText(value) && value.length <= LONGEST_TEXT ? value : refuse();
const list = (value: unknown): unknown[] =>
	Array.isArray(value) && value.length <= MOST_ENTRIES ? value : refuse();

function tracebackLine(value: unknown): TracebackLine {
	if (!isFields(value) || !Number.isInteger(value.line)) return refuse();
	return { line: value.line as number, name: text(value.name) };
}

/**
 * Reads what a worker gave as the outcome of a run. It is not trusted.
 * @throws Error if it is not an outcome
 */
export function readRan(json: string, ms: number): Ran {
	const value: unknown = JSON.parse(json);
	if (!isFields(value)) return refuse();
	return {
		stdout: text(value.stdout),
		stderr: text(value.stderr),
		error: value.error === null ? null : text(value.error),
		flooded: value.flooded === true,
		traceback: list(value.traceback).map(tracebackLine),
		...(value.queries !== undefined && { queries: list(value.queries).map(text) }),
		stopped: null,
		ms
	};
}

const STREAMS: readonly unknown[] = ['stdout', 'stderr'] satisfies Stream[];

/** A message of a worker, or nothing if it has another form. */
export function readWorkerMessage(value: unknown): WorkerMessage | undefined {
	if (!isFields(value)) return undefined;
	const { type, why, stream, text, json, ms, worn } = value;
	if (type === 'ready') return { type };
	if (type === 'failed' && isText(why)) return { type, why: why.slice(0, 1_000) };
	if (type === 'live' && STREAMS.includes(stream) && isText(text) && text.length <= LONGEST_TEXT) {
		return { type, stream: stream as Stream, text };
	}
	if (type === 'done' && isText(json) && json.length <= LONGEST && typeof ms === 'number') {
		return { type, json, ms, worn: worn === true };
	}
	return undefined;
}

/** A message of the frame, or nothing if it has another form. */
export function readFrameMessage(value: unknown): FrameMessage | undefined {
	if (!isFields(value)) return undefined;
	const { type, why } = value;
	if (type === 'worker') return { type };
	return type === 'crashed' && isText(why) ? { type, why: why.slice(0, 1_000) } : undefined;
}
