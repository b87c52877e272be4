/** What an interpreter is set up with, besides its files. */
export interface Setup {
	/** The folder that the archive of packages is unpacked in. */
	folder: string;
	/** More files, by their paths. */
	files: Record<string, string>;
	/** More folders that modules are imported from. */
	paths: string[];
	/** Python to run before the first program, in one namespace; it defines `run` and maybe `trace`. */
	programs: string[];
	/** The most memory that Python and what it writes to files may take, each, in bytes. */
	memory: number;
}

/** What the page hands to the frame, once, together with a port. */
export interface Opening {
	/** By name. The archive of packages is `packages`. */
	files: Record<string, ArrayBuffer>;
	setup: Setup;
}

/** What the frame hands to each worker, together with a port to the page. */
export interface Start extends Opening {
	wasm: WebAssembly.Module;
}

/** What the page asks of the frame: a new worker in place of the one there is. */
export type FrameRequest = 'start';
/** What the frame answers; `worker` comes with a port to it. */
export type FrameMessage = { type: 'worker' } | { type: 'crashed'; why: string };

/** What the page asks of a worker. */
export interface Request {
	type: 'run' | 'trace';
	source: string;
}

export type WorkerMessage =
	| { type: 'ready' }
	/** It did not get ready, or is no more. */
	| { type: 'failed'; why: string }
	/** Output while the program runs. */
	| { type: 'live'; stream: Stream; text: string }
	/**
	 * What `run` or `trace` gave as JSON, and how long it took in milliseconds. A worn worker is not
	 * what it was before the program, and has to be replaced.
	 */
	| { type: 'done'; json: string; ms: number; worn: boolean };

export type Stream = 'stdout' | 'stderr';
