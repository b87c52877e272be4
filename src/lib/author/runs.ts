import {
	HASH_SEEDS,
	RUNTIMES,
	VERSIONS,
	type HashSeed,
	type Outcome,
	type Run,
	type Runtime,
	type RuntimeInfo,
	type Version
} from '../item/program';
import { chanceOf } from '../practice/random';
import type { Authored } from './item-file';
import { kindOf } from './kinds';
import type { OutcomeOf } from './kinds/kind';

/** How far the runs are: programs done and to do, over all versions. */
export type OnProgress = (done: number, total: number) => void;

export type Available = Exclude<RuntimeInfo, { missing: string }>;

/** An item, and the versions that it can run on here. */
export interface Plan {
	authored: Authored;
	available: Available;
}

/** The version that an item's key is recorded on: the newest on which it is said to hold. */
export const recordedOn = ({ source }: Authored, { versions }: Available): Version =>
	source.until ?? versions.at(-1)!;

export interface ItemRuns {
	get(version: Version, hashSeed: HashSeed): OutcomeOf;
}

/** How many programs are handed out at once, so that both cores have work until the end. */
const PIECE = 1_000;

/** What every program did on every version that it was run on. */
export class Runs {
	private readonly outcomes = new Map<string, Map<string, Outcome>>();

	constructor(
		private readonly run: Run,
		private readonly onProgress: OnProgress
	) {}

	of({ source: { runtime } }: Authored): ItemRuns {
		return {
			get: (version, hashSeed) => (program) =>
				this.outcomes.get([runtime, version, hashSeed].join('/'))!.get(program)!
		};
	}

	/**
	 * Runs the programs of items: on the one version that is recorded, or on every other (and there
	 * once more, under another hash seed).
	 */
	async add(planned: readonly Plan[], onRecorded: boolean): Promise<void> {
		const jobs = RUNTIMES.flatMap((runtime) =>
			VERSIONS.flatMap((version) =>
				HASH_SEEDS.map((hashSeed) => {
					const wanted = planned.filter(({ authored, available }) => {
						const recorded = recordedOn(authored, available) === version;
						return (
							authored.source.runtime === runtime &&
							available.versions.includes(version) &&
							(onRecorded ? recorded && hashSeed === 1 : recorded === (hashSeed === 2))
						);
					});
					const programs = wanted.flatMap(({ authored: { source } }) =>
						kindOf(source)
							.programs(source)
							.map(({ program }) => program)
					);
					return { on: { runtime, version, hashSeed }, programs };
				})
			)
		).flatMap(inPieces);
		const total = jobs.reduce((sum, { programs }) => sum + programs.length, 0);
		let done = 0;
		const queue = [...jobs].reverse();
		const work = async () => {
			for (let job = queue.shift(); job; job = queue.shift()) {
				await this.runJob(job, (more) => this.onProgress((done += more), total)).catch(
					(error: unknown) => {
						queue.length = 0;
						throw error;
					}
				);
			}
		};
		const ended = await Promise.allSettled([work(), work()]);
		const failed = ended.find((result) => result.status === 'rejected');
		if (failed) throw failed.reason;
	}

	private async runJob({ on, programs }: Job, onProgress: (done: number) => void): Promise<void> {
		const results = await this.run(programs, on, onProgress);
		const name = [on.runtime, on.version, on.hashSeed].join('/');
		const known = this.outcomes.get(name) ?? new Map<string, Outcome>();
		programs.forEach((program, index) => known.set(program, results[index]!));
		this.outcomes.set(name, known);
	}
}

const inPieces = ({ on, programs }: Job): Job[] => {
	const ordered = inSomeOrder(on.version, on.hashSeed, programs);
	const count = Math.ceil(ordered.length / PIECE);
	return Array.from({ length: count }, (_, index) => ({
		on,
		programs: ordered.slice(index * PIECE, (index + 1) * PIECE)
	}));
};

/**
 * Programs without doubles, in an order of their own on each interpreter: what one leaves behind for
 * the next would show as output that differs between hash seeds.
 */
const inSomeOrder = (version: Version, hashSeed: HashSeed, programs: readonly string[]) =>
	chanceOf(version, hashSeed).shuffle([...new Set(programs)]);

interface Job {
	on: { runtime: Runtime; version: Version; hashSeed: HashSeed };
	programs: string[];
}
