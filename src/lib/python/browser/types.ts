import type { Django, Outcome } from '../../item/program';

/** What a program can be run with in the browser: all on the current Python. */
export type BrowserRuntime = 'pyodide' | 'pydantic' | `django-${Django}`;

/** How far loading is, in bytes before compression. */
export interface Loading {
	loaded: number;
	total: number;
}

/** A line of a program that a traceback names, from 1, and the function that it is in. */
export interface TracebackLine {
	line: number;
	name: string;
}

/** What became of a program that was run in the browser. */
export interface Ran extends Omit<Outcome, 'stopped'> {
	/** The program's own lines in the traceback of the error, the outermost first. */
	traceback: TracebackLine[];
	/** The SQL that it sent, in order; absent without Django. */
	queries?: string[];
	/** `stopped`: on request. */
	stopped: Outcome['stopped'] | 'stopped';
	/** How long it ran, in milliseconds. */
	ms: number;
}

/** An interpreter in the browser, walled in: programs see no page, no storage and no network. */
export interface BrowserPython {
	/**
	 * Loads the interpreter, once; later calls wait for the same.
	 * @throws Error that says what to do, if something does not load
	 */
	start(onLoading?: (loading: Loading) => void): Promise<void>;
	/** Runs a program as if it had the interpreter to itself; starts the interpreter if need be. */
	run(source: string): Promise<Ran>;
	/**
	 * Runs a program step by step.
	 * @returns the JSON that `trace` of `trace.py` gives, or why there is none
	 */
	trace(source: string): Promise<{ json: string } | { stopped: 'stopped' | 'timeout' | 'crash' }>;
	/** Ends what runs, at once; what was promised of it is kept with `stopped`. */
	stop(): void;
	/** Ends the interpreter. */
	close(): void;
}
