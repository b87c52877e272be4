import { isDeepStrictEqual } from 'node:util';
import { shownOutput } from '../item/output';
import {
	CURRENT_PYTHON,
	HASH_SEEDS,
	PYTHONS,
	RUNTIMES,
	type HashSeed,
	type Outcome,
	type Python,
	type Run,
	type Runner,
	type Runtime,
	type RuntimeInfo
} from '../item/program';
import type { Diagnostic, Problem } from './diagnostics';
import type { Authored } from './item-file';
import { kindOf } from './kinds';
import type { OutcomeOf } from './kinds/kind';
import { makeRecord, type Engine, type ItemRecord } from './record';

export interface Recording {
	authored: Authored;
	record: ItemRecord;
	diagnostics: Diagnostic[];
}

/** How far the runs are: programs done and to do, over all versions. */
export type OnProgress = (done: number, total: number) => void;

/** Items whose runtime this machine does not have, and what to do about it. */
export interface Skipped {
	authored: Authored;
	missing: string;
}

interface Options {
	onProgress?: OnProgress | undefined;
	/** Records that there are, by item id: another native Python with the same output changes nothing. */
	records?: ReadonlyMap<string, ItemRecord>;
}

type Available = Exclude<RuntimeInfo, { missing: string }>;

/**
 * Runs the programs of all items on every Python of their runtime, under two hash seeds on the one
 * recorded, and compiles what they printed.
 */
export async function recordItems(
	items: readonly Authored[],
	runner: Runner,
	engine: Engine,
	{ onProgress = () => {}, records = new Map() }: Options = {}
): Promise<{ recordings: Recording[]; skipped: Skipped[] }> {
	const runtimes = new Map<Runtime, RuntimeInfo>();
	for (const runtime of new Set(items.map(({ source }) => source.runtime))) {
		runtimes.set(runtime, await runner.runtime(runtime));
	}
	const planned: { authored: Authored; available: Available }[] = [];
	const skipped: Skipped[] = [];
	for (const authored of items) {
		const info = runtimes.get(authored.source.runtime)!;
		if ('missing' in info) skipped.push({ authored, missing: info.missing });
		else planned.push({ authored, available: info });
	}
	const runs = await runEverywhere(planned, runner.run, onProgress);
	return {
		skipped,
		recordings: planned.map(({ authored, available }) =>
			recordItem(authored, available, runs(authored.source.runtime), engine, records)
		)
	};
}

function recordItem(
	authored: Authored,
	available: Available,
	runs: Runs,
	engine: Engine,
	records: ReadonlyMap<string, ItemRecord>
): Recording {
	const { source } = authored;
	const on = recordedOn(authored, available);
	const outcomeOf = runs.get(on, 1);
	const module = kindOf(source);
	const compiled = module.compile(source, outcomeOf);
	const holds = available.pythons.filter((python) =>
		isDeepStrictEqual(module.key(source, runs.get(python, 1)), module.key(source, outcomeOf))
	);
	const executed = module.programs(source).length > 0;
	const recorded = source.runtime === 'native' ? records.get(authored.id)?.versions : undefined;
	const problems = [
		...compiled.problems,
		...unstable(authored, outcomeOf, runs.get(on, 2)),
		...stops(authored, available, runs),
		...(executed && source.runtime === 'pyodide' ? wrongRange(authored, holds) : [])
	];
	const ran = executed ? { versions: recorded ?? holds, with: available.with } : { versions: [] };
	return {
		authored,
		record: makeRecord(authored, compiled, ran, engine),
		diagnostics: problems.map(authored.locate)
	};
}

/** The Python that an item's key is recorded on: the newest on which it is said to hold. */
const recordedOn = ({ source }: Authored, { pythons }: Available): Python =>
	source.until ?? pythons.at(-1)!;

interface Runs {
	get(python: Python, hashSeed: HashSeed): OutcomeOf;
}

async function runEverywhere(
	planned: readonly { authored: Authored; available: Available }[],
	run: Run,
	onProgress: OnProgress
): Promise<(runtime: Runtime) => Runs> {
	const jobs = RUNTIMES.flatMap((runtime) =>
		PYTHONS.flatMap((python) =>
			HASH_SEEDS.map((hashSeed) => {
				const wanted = planned.filter(
					({ authored, available }) =>
						authored.source.runtime === runtime &&
						available.pythons.includes(python) &&
						(hashSeed === 1 || recordedOn(authored, available) === python)
				);
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
	const outcomes = new Map<string, Map<string, Outcome>>();
	const name = (runtime: Runtime, python: Python, hashSeed: HashSeed) =>
		[runtime, python, hashSeed].join('/');
	const queue = [...jobs].reverse();
	const work = async () => {
		for (let job = queue.shift(); job; job = queue.shift()) {
			const { on, programs } = job;
			const results = await run(programs, on, (more) => onProgress((done += more), total));
			outcomes.set(
				name(on.runtime, on.python, on.hashSeed),
				new Map(programs.map((program, i) => [program, results[i]!]))
			);
		}
	};
	await Promise.all([work(), work()]);
	return (runtime) => ({
		get: (python, hashSeed) => (program) =>
			outcomes.get(name(runtime, python, hashSeed))!.get(program)!
	});
}

const RUNTIME_DETAILS: readonly [RegExp, string][] = [
	[/\b0x[0-9a-f]{4,}\b/i, 'a memory address'],
	[/\/lib\/python|\/home\/program|program\.py|site-packages/, 'a path of the interpreter']
];

/** Problems of output that another run, another machine or another day would not repeat. */
function unstable({ source }: Authored, first: OutcomeOf, second: OutcomeOf): Problem[] {
	const exceptions = 'exceptions' in source ? source.exceptions : 'type';
	return kindOf(source)
		.programs(source)
		.flatMap(({ path, program }) => {
			const shown = shownOutput(first(program), exceptions);
			if (shown !== shownOutput(second(program), exceptions)) {
				const message =
					'prints something else under another hash seed, address or time. Sort what has no order and leave out what varies.';
				return [{ path, message }];
			}
			const detail = RUNTIME_DETAILS.find(([pattern]) => pattern.test(shown));
			return detail
				? [{ path, message: `prints ${detail[1]}. Print something that every machine prints.` }]
				: [];
		})
		.filter(firstOfPath);
}

/** Problems of programs that had to be stopped or cut, on any Python. */
function stops({ source }: Authored, { pythons }: Available, runs: Runs): Problem[] {
	return pythons
		.flatMap((python) =>
			kindOf(source)
				.programs(source)
				.flatMap(({ path, program }) => {
					const { stopped, flooded } = runs.get(python, 1)(program);
					if (stopped === 'timeout')
						return [
							{ path, message: `did not end within the time limit on ${python}. Make it end.` }
						];
					if (stopped === 'crash')
						return [
							{
								path,
								message: `brought the interpreter down on ${python}. Use predicts, or ask it another way.`
							}
						];
					if (flooded)
						return [{ path, message: `printed more than 64 KiB on ${python}. Print less.` }];
					return [];
				})
		)
		.filter(firstOfPath);
}

const firstOfPath = (problem: Problem, index: number, all: readonly Problem[]) =>
	all.findIndex(({ path }) => isDeepStrictEqual(path, problem.path)) === index;

/** Problems of a stated range that is not the measured one. */
function wrongRange({ source }: Authored, holds: readonly Python[]): Problem[] {
	const from = PYTHONS.indexOf(source.since ?? PYTHONS[0]);
	const to = PYTHONS.indexOf(source.until ?? CURRENT_PYTHON);
	const inside = PYTHONS.filter((_, index) => from <= index && index <= to);
	const failing = inside.filter((python) => !holds.includes(python));
	const surplus = holds.filter((python) => !inside.includes(python));
	return [
		...(failing.length > 0
			? [
					{
						path: ['kind'],
						message: `the key does not hold on ${failing.join(', ')}. Say since (or until) and why, or ask what all versions agree on.`
					}
				]
			: []),
		...(surplus.length > 0
			? [
					{
						path: [source.since ? 'since' : 'until'],
						message: `the key holds on ${surplus.join(', ')} too. Correct the range.`
					}
				]
			: [])
	];
}
