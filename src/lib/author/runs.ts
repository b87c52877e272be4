import {
	HASH_SEEDS,
	PYTHONS,
	RUNTIMES,
	type HashSeed,
	type Outcome,
	type Python,
	type Run,
	type Runtime,
	type RuntimeInfo
} from '../item/program';
import type { Authored } from './item-file';
import { kindOf } from './kinds';
import type { OutcomeOf } from './kinds/kind';

/** How far the runs are: programs done and to do, over all versions. */
export type OnProgress = (done: number, total: number) => void;

export type Available = Exclude<RuntimeInfo, { missing: string }>;

/** An item, and the Pythons that it can run on here. */
export interface Plan {
	authored: Authored;
	available: Available;
}

/** The Python that an item's key is recorded on: the newest on which it is said to hold. */
export const recordedOn = ({ source }: Authored, { pythons }: Available): Python =>
	source.until ?? pythons.at(-1)!;

export interface ItemRuns {
	get(python: Python, hashSeed: HashSeed): OutcomeOf;
}

/** What every program did on every Python that it was run on. */
export class Runs {
	private readonly outcomes = new Map<string, Map<string, Outcome>>();

	constructor(
		private readonly run: Run,
		private readonly onProgress: OnProgress
	) {}

	of({ source: { runtime } }: Authored): ItemRuns {
		return {
			get: (python, hashSeed) => (program) =>
				this.outcomes.get([runtime, python, hashSeed].join('/'))!.get(program)!
		};
	}

	/**
	 * Runs the programs of items: on the one Python that is recorded, or on every other (and there
	 * once more, under another hash seed).
	 */
	async add(planned: readonly Plan[], onRecorded: boolean): Promise<void> {
		const jobs = RUNTIMES.flatMap((runtime) =>
			PYTHONS.flatMap((python) =>
				HASH_SEEDS.map((hashSeed) => {
					const wanted = planned.filter(({ authored, available }) => {
						const recorded = recordedOn(authored, available) === python;
						return (
							authored.source.runtime === runtime &&
							available.pythons.includes(python) &&
							(onRecorded ? recorded && hashSeed === 1 : recorded === (hashSeed === 2))
						);
					});
					const programs = wanted.flatMap(({ authored: { source } }) =>
						kindOf(source)
							.programs(source)
							.map(({ program }) => program)
					);
					return { on: { runtime, python, hashSeed }, programs: [...new Set(programs)] };
				})
			)
		).filter(({ programs }) => programs.length > 0);
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
		const name = [on.runtime, on.python, on.hashSeed].join('/');
		const known = this.outcomes.get(name) ?? new Map<string, Outcome>();
		programs.forEach((program, index) => known.set(program, results[index]!));
		this.outcomes.set(name, known);
	}
}

interface Job {
	on: { runtime: Runtime; python: Python; hashSeed: HashSeed };
	programs: string[];
}
