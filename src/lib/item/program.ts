/** CPython versions on which every program is run, oldest first. The last is the one that keys are recorded on. */
export const PYTHONS = ['3.10', '3.11', '3.12', '3.13', '3.14'] as const;
export type Python = (typeof PYTHONS)[number];
export const CURRENT_PYTHON: Python = '3.14';

/** Django versions on which every Django item is run, oldest first. */
export const DJANGOS = ['5.2', '6.0'] as const;
export type Django = (typeof DJANGOS)[number];

/** What an item's key can be said to hold on: versions of Python, or of Django. */
export const VERSIONS = [...PYTHONS, ...DJANGOS] as const;
export type Version = (typeof VERSIONS)[number];

/** What it is that a version is of. */
export const productOf = (version: Version): 'Python' | 'Django' =>
	(DJANGOS as readonly Version[]).includes(version) ? 'Django' : 'Python';

/** Whether a Django ran; its prelude came before the program then. */
export const ranOnDjango = ({ versions }: { versions: readonly Version[] }): boolean =>
	versions[0] !== undefined && productOf(versions[0]) === 'Django';

/** `Python 3.13, 3.14`; the versions are all of one product. */
export const namedVersions = (versions: readonly Version[]): string =>
	versions[0] ? `${productOf(versions[0])} ${versions.join(', ')}` : '';

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
 * `django`: the current Python in WebAssembly, with every Django, on SQLite in memory. `postgres`: the
 * machine's own Python, with Django on a real PostgreSQL.
 */
export const RUNTIMES = ['pyodide', 'pydantic', 'native', 'django', 'postgres'] as const;
export type Runtime = (typeof RUNTIMES)[number];
/** Those of Pyodide, which a browser has too. */
export type WebAssemblyRuntime = Exclude<Runtime, 'native' | 'postgres'>;
export const isWebAssembly = (runtime: Runtime): runtime is WebAssemblyRuntime =>
	runtime !== 'native' && runtime !== 'postgres';

/** What a runtime is on this machine, or what to do to have it. */
export type RuntimeInfo =
	| {
			/** The versions that it has, oldest first. */
			versions: readonly Version[];
			/** What there is besides, in words that follow "with". */
			with?: string;
			/** What else there is for the programs that import it: names of modules, and words like those of `with`. */
			packages?: Readonly<Record<string, string>>;
	  }
	| { missing: string };

/** Runs programs, each as if it had the interpreter to itself; outcomes in the order of the programs. */
export type Run = (
	programs: readonly string[],
	on: { version: Version; hashSeed: HashSeed; runtime?: Runtime },
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
