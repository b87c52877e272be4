import type { TextFile } from '../../pack/read';
import type { HashSeed, Outcome, Runtime, RuntimeInfo, Version } from '../../item/program';
import type { PackReading } from '../../pack/read';

/** What the page asks of the worker that reads packs. */
export type ToWorker =
	| { type: 'read'; sources: TextFile[] }
	| { type: 'record'; id: string; sources: TextFile[]; runtimes: Record<Runtime, RuntimeInfo> }
	/** What became of programs that the worker wanted to have run. */
	| { type: 'outcomes'; call: number; outcomes: Outcome[] };

/** What the worker says. */
export type FromWorker =
	| { type: 'read'; id: string; reading: PackReading }
	| {
			type: 'run';
			call: number;
			programs: string[];
			on: { version: Version; hashSeed: HashSeed; runtime?: Runtime };
	  };
