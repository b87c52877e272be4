/** What a name or a place in a collection holds: a text, or the id of an object. */
export type Value = string | number;

export const SORTS = [
	'list',
	'tuple',
	'set',
	'bytes',
	'dict',
	'instance',
	'exception',
	'function',
	'method',
	'generator',
	'class'
] as const;
export type Sort = (typeof SORTS)[number];

/** An object as it is at one step. */
export interface HeapObject {
	sort: Sort;
	/** `list`, the name of a class, or what else there is to say of it. */
	title: string;
	items: readonly Value[];
	pairs: readonly (readonly [Value, Value])[];
	/** Attributes, or what a function holds on to. */
	fields: readonly (readonly [string, Value])[];
	/** How many items or pairs there are besides. */
	more: number;
}

export const FRAME_SORTS = ['module', 'class', 'function', 'generator', 'coroutine'] as const;
export type FrameSort = (typeof FRAME_SORTS)[number];

/** One call at one step. */
export interface Frame {
	/** The same at each step of the same call. */
	id: number;
	name: string;
	sort: FrameSort;
	/** The line that it is in, from 1. */
	line: number;
	locals: readonly (readonly [string, Value])[];
}

export const EVENTS = [
	'line',
	'call',
	'return',
	'yield',
	'resume',
	'exception',
	'again',
	'end'
] as const;
export type Event = (typeof EVENTS)[number];

/** What is seen just before a line runs, or as something happens. */
export interface Step {
	event: Event;
	/** From 1; 0 at the end. */
	line: number;
	/** The outermost call first; empty at the end. */
	stack: readonly Frame[];
	/** All objects that the step reaches, by id. */
	heap: ReadonlyMap<number, HeapObject>;
	/** How many characters of the output there are. */
	printed: number;
	/** What is returned, yielded or raised. */
	value?: Value;
	/** The exception in words. */
	exception?: string;
}

export const CUTS = ['steps', 'size', 'time', 'depth', 'fault'] as const;
/** Why a recording ends before its program. */
export type Cut = (typeof CUTS)[number];

/** A program's execution. */
export interface Trace {
	steps: readonly Step[];
	stdout: string;
	stderr: string;
	/** The last line of the traceback, or null. */
	error: string | null;
	cut: Cut | null;
	/** After its recording was cut the program did not end, and was ended. */
	endless: boolean;
}
