import { RUNTIMES, type Runner } from '../../item/program';
import { OPEN_KINDS } from '../../item/open';
import { LEVELS, TRACKS } from '../../item/types';
import type { Content } from '../content';
import type { Diagnostic } from '../diagnostics';
import type { AuthoredOpen } from '../open-file';

/** Open questions that name a section or a concept which is not there. */
export function unknownInterviewNames({ sections, open }: Content): Diagnostic[] {
	const known = new Map(
		sections.map(({ id, concepts }) => [id, concepts.map((concept) => concept.id)])
	);
	return open.flatMap(({ source, locate }) => {
		const concepts = source.sections.flatMap((id) => known.get(id) ?? []);
		return [
			...source.sections.flatMap((id, index) =>
				known.has(id)
					? []
					: [locate({ path: ['sections', index], message: `there is no section ${id}.` })]
			),
			...source.concepts.flatMap((id, index) =>
				concepts.includes(id)
					? []
					: [
							locate({
								path: ['concepts', index],
								message: `its sections have no concept ${id}. Name one of theirs, or another section.`
							})
						]
			)
		];
	});
}

/** How many open questions there have to be. */
const ENOUGH = 60;
/** Of each track and level. */
const ENOUGH_EACH = 8;

/** What is missing for an interview of any role and level. */
export function thinInterview({ open }: Content): Diagnostic[] {
	if (open.length === 0) return [];
	const problem = (message: string): Diagnostic => ({
		file: 'questions/interview',
		line: 1,
		column: 1,
		path: [],
		message
	});
	const found: Diagnostic[] = [];
	if (open.length < ENOUGH) {
		found.push(problem(`holds ${open.length} open questions. Write at least ${ENOUGH}.`));
	}
	for (const track of TRACKS) {
		for (const level of LEVELS) {
			const here = open.filter(({ source }) => source.track === track && source.level === level);
			if (here.length < ENOUGH_EACH) {
				found.push(
					problem(
						`holds ${here.length} ${level} questions on ${track}. Write at least ${ENOUGH_EACH}.`
					)
				);
			}
			for (const kind of OPEN_KINDS) {
				if (here.some(({ source }) => source.kind === kind)) continue;
				found.push(problem(`holds no ${level} question on ${track} of the kind ${kind}.`));
			}
		}
	}
	return found;
}

/** Open questions whose assertions fail, and how many were left out as their runtime is not here. */
export async function failedInterview(
	open: readonly AuthoredOpen[],
	{ run, runtime: describe }: Runner
): Promise<{ diagnostics: Diagnostic[]; skipped: number }> {
	const all = open.flatMap(({ source, programs, locate }) =>
		programs.map((program, index) => ({ runtime: source.runtime, program, index, locate }))
	);
	const found: Diagnostic[] = [];
	let skipped = 0;
	for (const runtime of RUNTIMES) {
		const here = all.filter((one) => one.runtime === runtime);
		if (here.length === 0) continue;
		const info = await describe(runtime);
		if ('missing' in info) {
			skipped += here.length;
			continue;
		}
		const outcomes = await run(
			here.map(({ program }) => program),
			{ runtime, version: info.versions.at(-1)!, hashSeed: 1 }
		);
		here.forEach(({ index, locate }, place) => {
			const { error, stopped } = outcomes[place]!;
			const end = error ?? stopped;
			if (end === null) return;
			found.push(
				locate({
					path: ['verify', index],
					message: `ends with ${end}. Correct the answer, or what is asserted.`
				})
			);
		});
	}
	return { diagnostics: found, skipped };
}
