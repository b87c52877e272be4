/** CPython versions on which every program is run, oldest first. The last is the one that keys are recorded on. */
export const PYTHONS = ['3.10', '3.11', '3.12', '3.13', '3.14'] as const;
export type Python = (typeof PYTHONS)[number];
export const CURRENT_PYTHON: Python = '3.14';

/** What one run of a program left behind. */
export interface Outcome {
	stdout: string;
	stderr: string;
	/** The last line of the traceback (type and message), or null if the program ended normally. */
	error: string | null;
	/** The program printed more than the limit of 64 KiB, and was cut there. */
	flooded: boolean;
	/** Why the program was stopped from outside, if it was. */
	stopped: 'timeout' | 'crash' | null;
}

/**
 * Where the programs of an item run. `pyodide`: every Python in WebAssembly. `pydantic`: the current
 * one, with Pydantic. `native`: the machine's own CPython, for threads, processes and sockets.
 */
export const RUNTIMES = ['pyodide', 'pydantic', 'native'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/** What a runtime is on this machine, or what to do to have it. */
export type RuntimeInfo =
	| {
			/** The Pythons that it has, oldest first. */
			pythons: readonly Python[];
			/** What there is besides Python, in words that follow "with". */
			with?: string;
	  }
	| { missing: string };

/** Runs programs, each as if it had the interpreter to itself; outcomes in the order of the programs. */
export type Run = (
	programs: readonly string[],
	on: { python: Python; hashSeed: HashSeed; runtime?: Runtime },
	onProgress?: (done: number) => void
) => Promise<Outcome[]>;

/** All that recording needs of interpreters. */
export interface Runner {
	run: Run;
	runtime(name: Runtime): Promise<RuntimeInfo>;
}

/** Two hash seeds (and two clocks) that a program must not be able to tell apart. */
export const HASH_SEEDS = [1, 2] as const;
export type HashSeed = (typeof HASH_SEEDS)[number];
