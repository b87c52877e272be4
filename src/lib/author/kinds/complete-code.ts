import { normalise, shownOutput } from '../../item/output';
import type { CompleteCodeSource } from '../../item/schema';
import { fill } from '../../item/template';
import type { Problem } from '../diagnostics';
import { combinations, idleParams, unknownPlaceholders, type Params } from './combinations';
import type { Draft, KindModule, OutcomeOf } from './kind';

/** Spaces are taken all at once, or a long line of them would be tried again from each of its ends. */
const HOLE = /^([ \t]*)(?![ \t])(.*?)(?<!\w)____(?!\w)/m;
const holes = (snippet: string) => snippet.match(/(?<!\w)____(?!\w)/g)?.length ?? 0;

/** The program with the hole filled; further lines of the fragment are indented like the hole's line. */
function complete(source: CompleteCodeSource, code: string, params: Params): string {
	const fragment = fill(code, params).trimEnd();
	return fill(source.snippet, params).replace(
		HOLE,
		(_, indent: string, before: string) =>
			indent + before + fragment.replaceAll('\n', `\n${indent}`)
	);
}

function draft(source: CompleteCodeSource, params: Params, outcomeOf: OutcomeOf): Draft {
	const wanted = normalise(fill(source.wanted, params));
	const options = source.candidates.map(({ code }, index) => {
		const prints = shownOutput(outcomeOf(complete(source, code, params)), source.exceptions);
		return {
			text: fill(code, params).trimEnd(),
			correct: prints === wanted,
			reasons: [index],
			prints
		};
	});
	return { params, wanted, options };
}

/** The author marks the right candidate by naming no misconception; the runs have to agree. */
function wrongMarks(source: CompleteCodeSource, variants: readonly Draft[]): Problem[] {
	const marked = source.candidates.map(({ misconception }) => misconception === undefined);
	if (marked.filter(Boolean).length !== 1) {
		const message =
			'exactly one candidate is right and so has no misconception. Name the belief behind each of the others.';
		return [{ path: ['candidates'], message }];
	}
	return source.candidates.flatMap(({ code }, index) => {
		const option = variants
			.map(({ options }) => options[index]!)
			.find(({ correct }) => correct !== marked[index]);
		if (!option) return [];
		const message = marked[index]
			? `the candidate marked as right prints ${JSON.stringify(option.prints)}, not what is wanted. Correct wanted or the candidate.`
			: `${JSON.stringify(code)} prints what is wanted too, so a distractor equals the key. Change it or remove it.`;
		return [{ path: ['candidates', index], message }];
	});
}

function twins(source: CompleteCodeSource): Problem[] {
	const texts = source.candidates.map(({ code }) => normalise(code));
	return texts.flatMap((text, index) =>
		texts.indexOf(text) < index
			? [{ path: ['candidates', index], message: 'the same candidate is there twice. Remove one.' }]
			: []
	);
}

export const completeCode: KindModule<CompleteCodeSource> = {
	programs: (source) =>
		combinations(source).flatMap((params) =>
			source.candidates.map(({ code }, index) => ({
				path: ['candidates', index],
				program: complete(source, code, params)
			}))
		),

	compile(source, outcomeOf) {
		const count = holes(source.snippet);
		if (count !== 1) {
			const message = `has ${count} holes. Write ____ exactly once, where the candidates go.`;
			return { reasons: [], variants: [], problems: [{ path: ['snippet'], message }] };
		}
		const variants = combinations(source).map((params) => draft(source, params, outcomeOf));
		const templates = [
			...(['stem', 'snippet', 'wanted', 'explanation'] as const).map((name) => ({
				path: [name],
				text: source[name]
			})),
			...source.candidates.flatMap(({ code, feedback }, index) => [
				{ path: ['candidates', index, 'code'], text: code },
				{ path: ['candidates', index, 'feedback'], text: feedback }
			])
		];
		const program = [
			source.snippet,
			source.wanted,
			...source.candidates.map(({ code }) => code)
		].join('\n');
		return {
			reasons: source.candidates.map(({ misconception, feedback }) => ({
				...(misconception !== undefined && { misconception }),
				feedback
			})),
			variants,
			problems: [
				...unknownPlaceholders(templates, source.params),
				...idleParams(program, source),
				...wrongMarks(source, variants),
				...twins(source)
			]
		};
	},

	key: (source, outcomeOf) =>
		combinations(source).map((params) =>
			draft(source, params, outcomeOf).options.map(({ correct }) => correct)
		),

	fingerprint: (source) => source.snippet + source.wanted
};
