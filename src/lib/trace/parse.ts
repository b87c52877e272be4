import { byId, check, count, list, Malformed, object, oneOf, text, type Json } from './read';
import { reached } from './reach';
import {
	CUTS,
	EVENTS,
	FRAME_SORTS,
	SORTS,
	type Frame,
	type HeapObject,
	type Step,
	type Trace,
	type Value
} from './types';

const FORMAT = 1;
const MOST_CHARACTERS = 6_000_000;
const MOST_OUTPUT = 1_000_000;
const MOST_STEPS = 2_000;
const MOST_FRAMES = 2_000;
const MOST_ENTRIES = 400;
const MOST_IN_A_TEXT = 1_000;
const MOST_ID = 999_999_999;

const value = (held: unknown): Value =>
	typeof held === 'number'
		? count(held, MOST_ID, 'an id is out of range')
		: text(held, MOST_IN_A_TEXT, 'a value is neither a text nor an id');

const named = (entry: unknown): readonly [string, Value] => {
	const [name, held] = list(entry, 2, 'a name has no value');
	return [text(name, MOST_IN_A_TEXT, 'a name is not a text'), value(held)];
};

const names = (entries: unknown) => list(entries, MOST_ENTRIES, 'too many names').map(named);

function heapObject(held: unknown): HeapObject {
	const { c, t, i, p, f, m } = object(held, 'an object is not one');
	return {
		sort: oneOf(c, SORTS, 'an object is of no known sort'),
		title: text(t, MOST_IN_A_TEXT, 'an object has no title'),
		items: list(i, MOST_ENTRIES, 'too many items').map(value),
		pairs: list(p, MOST_ENTRIES, 'too many pairs').map((pair) => {
			const [key, item] = list(pair, 2, 'a pair is not one');
			return [value(key), value(item)] as const;
		}),
		fields: names(f),
		more: m === undefined ? 0 : count(m, Number.MAX_SAFE_INTEGER, 'a size is not a number')
	};
}

/** Puts the steps together: each tells only what has changed. */
class Reader {
	private readonly frames = new Map<number, Frame>();
	private readonly objects = new Map<number, HeapObject>();
	private stack: readonly number[] = [];
	private before: Step | undefined;

	constructor(private readonly stdout: string) {}

	step(raw: unknown): Step {
		const { e, l, s, f, h, o, v, x } = object(raw, 'a step is not an object');
		const line = count(l, 1_000_000, 'a line is not a number');
		const changed = [this.takeFrames(f), this.takeObjects(h)].includes(true);
		const moved = this.takeStack(s, line);
		const printed = count(o, this.stdout.length, 'there is less output than a step says');
		check(printed >= (this.before?.printed ?? 0), 'output was taken back');
		const stack =
			changed || moved ? this.stack.map((id) => this.frames.get(id)!) : this.before!.stack;
		const held = v === undefined ? {} : { value: value(v) };
		const same = this.before && !changed && !moved && !('value' in this.before) && v === undefined;
		const heap = same ? this.before!.heap : reached(this.objects, stack, held.value);
		check(heap !== undefined, 'a value is an object that is not there');
		return (this.before = {
			event: oneOf(e, EVENTS, 'an event is not known'),
			line,
			stack,
			heap,
			printed,
			...held,
			...(x !== undefined && { exception: text(x, MOST_IN_A_TEXT, 'an exception is not a text') })
		});
	}

	private takeFrames(raw: unknown): boolean {
		const frames = byId(raw, MOST_FRAMES, 'the frames are not an object');
		for (const [id, frame] of frames) {
			const [name, sort, locals] = list(frame, 3, 'a frame is not a list');
			this.frames.set(id, {
				id,
				name: text(name, MOST_IN_A_TEXT, 'a frame has no name'),
				sort: oneOf(sort, FRAME_SORTS, 'a frame is of no known sort'),
				line: this.frames.get(id)?.line ?? 0,
				locals: names(locals)
			});
		}
		return frames.length > 0;
	}

	private takeObjects(raw: unknown): boolean {
		const objects = byId(raw, MOST_ENTRIES, 'the objects are not an object');
		for (const [id, held] of objects) this.objects.set(id, heapObject(held));
		return objects.length > 0;
	}

	/** Whether the stack, or the line of its top, is another. */
	private takeStack(raw: unknown, line: number): boolean {
		const [kept, ...entered] = list(raw, MOST_FRAMES, 'the stack is not a list');
		const stay = count(kept, this.stack.length, 'more frames are kept than there were');
		const ids = entered.map((id) => count(id, MOST_ID, 'a frame has no id'));
		check(
			ids.every((id) => this.frames.has(id)) && stay + ids.length <= MOST_FRAMES,
			'a frame is not there'
		);
		const same = ids.length === 0 && stay === this.stack.length;
		if (!same) this.stack = [...this.stack.slice(0, stay), ...ids];
		const top = this.frames.get(this.stack.at(-1) ?? -1);
		if (top && top.line !== line) this.frames.set(top.id, { ...top, line });
		return !same || top?.line !== line;
	}
}

function trace(raw: Json): Trace {
	check(raw.format === FORMAT, 'it is of another version');
	const stdout = text(raw.stdout, MOST_OUTPUT, 'the output is not a text');
	const reader = new Reader(stdout);
	return {
		steps: list(raw.steps, MOST_STEPS, 'there are too many steps').map((step) => reader.step(step)),
		stdout,
		stderr: text(raw.stderr, MOST_OUTPUT, 'the errors are not a text'),
		error: raw.error === null ? null : text(raw.error, MOST_OUTPUT, 'the error is not a text'),
		cut: raw.cut === null ? null : oneOf(raw.cut, CUTS, 'the cut is not known'),
		endless: raw.endless === true
	};
}

/** Reads what `trace.py` gave, or says what is wrong with it. It comes from where anybody's code has run. */
export function parseTrace(json: string): Trace | { problem: string } {
	if (json.length > MOST_CHARACTERS) return { problem: 'it is too long' };
	try {
		return trace(object(JSON.parse(json), 'it is not an object'));
	} catch (error) {
		if (error instanceof Malformed) return { problem: error.message };
		if (error instanceof SyntaxError) return { problem: 'it is not JSON' };
		throw error;
	}
}
