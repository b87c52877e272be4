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

/** Runs programs, each as if it had the interpreter to itself; outcomes in the order of the programs. */
export type Run = (
	programs: readonly string[],
	on: { python: Python; hashSeed: HashSeed },
	onProgress?: (done: number) => void
) => Promise<Outcome[]>;

/** Two hash seeds (and two clocks) that a program must not be able to tell apart. */
export const HASH_SEEDS = [1, 2] as const;
export type HashSeed = (typeof HASH_SEEDS)[number];
