import { isDeepStrictEqual } from 'node:util';
import { shownOutput } from '../item/output';
import {
	CURRENT_PYTHON,
	HASH_SEEDS,
	PYTHONS,
	type HashSeed,
	type Outcome,
	type Python,
	type Run
} from '../item/program';
import type { Diagnostic, Problem } from './diagnostics';
import type { Authored } from './item-file';
import { kindOf } from './kinds';
import type { OutcomeOf } from './kinds/kind';
import { makeRecord, type ItemRecord } from './record';

export interface Recording {
	authored: Authored;
	record: ItemRecord;
	diagnostics: Diagnostic[];
}

/** How far the runs are: programs done and to do, over all versions. */
export type OnProgress = (done: number, total: number) => void;

/** The Python that an item's key is recorded on: the newest on which it is said to hold. */
const recordedOn = ({ source }: Authored): Python => source.until ?? CURRENT_PYTHON;

/**
 * Runs the programs of all items on every Python, under two hash seeds on the one recorded, and
 * compiles what they printed.
 * @param engine names the interpreters and the harness, for incremental recording
 */
export async function recordItems(
	items: readonly Authored[],
	run: Run,
	engine: string,
	onProgress: OnProgress = () => {}
): Promise<Recording[]> {
	const runs = await runEverywhere(items, run, onProgress);
	return items.map((authored) => {
		const on = recordedOn(authored);
		const outcomeOf = runs.get(on, 1);
		const module = kindOf(authored.source);
		const compiled = module.compile(authored.source, outcomeOf);
		const versions = PYTHONS.filter((python) =>
			isDeepStrictEqual(
				module.key(authored.source, runs.get(python, 1)),
				module.key(authored.source, outcomeOf)
			)
		);
		const executed = module.programs(authored.source).length > 0;
		const problems = [
			...compiled.problems,
			...unstable(authored, outcomeOf, runs.get(on, 2)),
			...stops(authored, runs),
			...(executed ? wrongRange(authored, versions) : [])
		];
		return {
			authored,
			record: makeRecord(authored, compiled, executed ? versions : [], engine),
			diagnostics: problems.map(authored.locate)
		};
	});
}

interface Runs {
	get(python: Python, hashSeed: HashSeed): OutcomeOf;
}

async function runEverywhere(
	items: readonly Authored[],
	run: Run,
	onProgress: OnProgress
): Promise<Runs> {
	const jobs = PYTHONS.flatMap((python) =>
		HASH_SEEDS.map((hashSeed) => {
			const wanted = items.filter((item) => hashSeed === 1 || recordedOn(item) === python);
			const planned = wanted.flatMap(({ source }) => kindOf(source).programs(source));
			return { python, hashSeed, programs: [...new Set(planned.map(({ program }) => program))] };
		})
	).filter(({ programs }) => programs.length > 0);
	const total = jobs.reduce((sum, { programs }) => sum + programs.length, 0);
	let done = 0;
	const outcomes = new Map<string, Map<string, Outcome>>();
	const queue = [...jobs].reverse();
	const work = async () => {
		for (let job = queue.shift(); job; job = queue.shift()) {
			const { python, hashSeed, programs } = job;
			const results = await run(programs, { python, hashSeed }, (more) =>
				onProgress((done += more), total)
			);
			outcomes.set(
				`${python}/${hashSeed}`,
				new Map(programs.map((program, i) => [program, results[i]!]))
			);
		}
	};
	await Promise.all([work(), work()]);
	return {
		get: (python, hashSeed) => (program) => outcomes.get(`${python}/${hashSeed}`)!.get(program)!
	};
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
function stops({ source }: Authored, runs: Runs): Problem[] {
	return PYTHONS.flatMap((python) =>
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
	).filter(firstOfPath);
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
