import { shownOutput } from '../item/run/shown';
import type { Outcome, Runner, Runtime, RuntimeInfo, Version } from '../item/program';
import type { Diagnostic, Problem } from './diagnostics';
import type { Authored } from './item-file';
import { kindOf } from './kinds';
import type { Compiled } from './kinds/kind';
import { makeRecord, type Engine, type ItemRecord } from './record';
import {
	recordedOn,
	Runs,
	type Available,
	type ItemRuns,
	type OnProgress,
	type Plan
} from './runs';

export interface Recording {
	authored: Authored;
	record: ItemRecord;
	diagnostics: Diagnostic[];
}

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

/**
 * Runs the programs of all items on every version of their runtime, under two hash seeds on the one
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
	const planned: Plan[] = [];
	const skipped: Skipped[] = [];
	for (const authored of items) {
		const info = runtimes.get(authored.source.runtime)!;
		if ('missing' in info) skipped.push({ authored, missing: info.missing });
		else planned.push({ authored, available: info });
	}
	// What does not compile on one version need not run on the others.
	const runs = new Runs(runner.run, onProgress);
	await runs.add(planned, true);
	const compiled = planned.map((plan) => ({ ...plan, ...compileItem(plan, runs) }));
	await runs.add(
		compiled.filter(({ problems }) => problems.length === 0),
		false
	);
	const recordings = compiled.map(({ problems, ...plan }) =>
		problems.length > 0
			? {
					authored: plan.authored,
					record: makeRecord(plan.authored, plan, { versions: [] }, engine),
					diagnostics: [...problems, ...stopsOnRecorded(plan, runs)].map(plan.authored.locate)
				}
			: recordItem(plan, runs, engine, records)
	);
	return { recordings, skipped };
}

const stopsOnRecorded = ({ authored, available }: Plan, runs: Runs): Problem[] =>
	stops(authored, { versions: [recordedOn(authored, available)] }, runs.of(authored));

const compileItem = ({ authored, available }: Plan, runs: Runs): Compiled =>
	kindOf(authored.source).compile(
		authored.source,
		runs.of(authored).get(recordedOn(authored, available), 1)
	);

function recordItem(
	{ authored, available, ...compiled }: Plan & Omit<Compiled, 'problems'>,
	all: Runs,
	engine: Engine,
	records: ReadonlyMap<string, ItemRecord>
): Recording {
	const { source } = authored;
	const runs = all.of(authored);
	const on = recordedOn(authored, available);
	const outcomeOf = runs.get(on, 1);
	const module = kindOf(source);
	const holds = available.versions.filter((version) =>
		isSame(module.key(source, runs.get(version, 1)), module.key(source, outcomeOf))
	);
	const executed = module.programs(source).length > 0;
	const recorded = source.runtime === 'native' ? records.get(authored.id)?.versions : undefined;
	const problems = [
		...unstable(authored, on, runs),
		...stops(authored, available, runs),
		...(executed && available.versions.length > 1 ? wrongRange(authored, available, holds) : [])
	];
	const ran = executed
		? { versions: recorded ?? holds, with: ranWith(authored, available) }
		: { versions: [] };
	return {
		authored,
		record: makeRecord(authored, compiled, ran, engine),
		diagnostics: problems.map(authored.locate)
	};
}

/** What an item ran with, in words that follow "with". */
function ranWith({ source }: Authored, available: Available): string | undefined {
	const programs = kindOf(source).programs(source);
	const imported = Object.entries(available.packages ?? {})
		.filter(([module]) =>
			programs.some(({ program }) => new RegExp(`^(from|import) ${module}\\b`, 'm').test(program))
		)
		.map(([, words]) => words);
	return [available.with, ...imported].filter(Boolean).join(', ') || undefined;
}

const RUNTIME_DETAILS: readonly [RegExp, string][] = [
	[/\b0x[0-9a-f]{4,}\b/i, 'a memory address'],
	[/\/lib\/python|\/home\/program|program\.py|site-packages/, 'a path of the interpreter']
];

/** Problems of output that another run, another machine or another day would not repeat. */
function unstable({ source }: Authored, on: Version, runs: ItemRuns): Problem[] {
	const [first, second] = [runs.get(on, 1), runs.get(on, 2)];
	const exceptions = 'exceptions' in source ? source.exceptions : 'type';
	return kindOf(source)
		.programs(source)
		.flatMap(({ path, program }) => {
			const shown = shownOutput(first(program), exceptions);
			const stopped = complaint(second(program), on);
			if (stopped !== undefined) return [{ path, message: stopped }];
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

/** What there is to say of a program that had to be stopped or cut. */
function complaint({ stopped, flooded }: Outcome, version: Version): string | undefined {
	if (stopped === 'timeout') return `did not end within the time limit on ${version}. Make it end.`;
	if (stopped === 'crash') {
		return `brought the interpreter down on ${version}. Use predicts, or ask it another way.`;
	}
	return flooded ? `printed more than 64 KiB on ${version}. Print less.` : undefined;
}

/** Problems of programs that had to be stopped or cut, on any version. */
const stops = ({ source }: Authored, { versions }: Available, runs: ItemRuns): Problem[] =>
	versions
		.flatMap((version) =>
			kindOf(source)
				.programs(source)
				.flatMap(({ path, program }) => {
					const message = complaint(runs.get(version, 1)(program), version);
					return message === undefined ? [] : [{ path, message }];
				})
		)
		.filter(firstOfPath);

const firstOfPath = (problem: Problem, index: number, all: readonly Problem[]) =>
	all.findIndex(({ path }) => isSame(path, problem.path)) === index;

/** Whether two keys, or two paths, are the same; both are lists of texts, numbers and truth values. */
const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

/** Problems of a stated range that is not the measured one. */
function wrongRange(
	{ source }: Authored,
	{ versions }: Available,
	holds: readonly Version[]
): Problem[] {
	for (const name of ['since', 'until'] as const) {
		const version = source[name];
		if (version !== undefined && !versions.includes(version)) {
			const message = `is not one of ${versions.join(', ')}, which this item runs on. Name one of them.`;
			return [{ path: [name], message }];
		}
	}
	const from = source.since ? versions.indexOf(source.since) : 0;
	const to = source.until ? versions.indexOf(source.until) : versions.length - 1;
	const inside = versions.filter((_, index) => from <= index && index <= to);
	const failing = inside.filter((version) => !holds.includes(version));
	const surplus = holds.filter((version) => !inside.includes(version));
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
