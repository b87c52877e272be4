import type { Problem } from '../author/diagnostics';
import { namedMisconceptions } from '../author/rules/curriculum';
import type { ItemSource } from '../item/schema';
import { inWords, LIMITS } from './limits';

const PLACEHOLDER = /\$(?:\{([a-z_][a-z0-9_]*)\}|([a-z_][a-z0-9_]*))/gi;
type Measure = ReadonlyMap<string, number>;

/** How much a text can become once its parameters are filled in, where `most` says it of each. */
function filled(text: string, most: Measure, measure: (text: string) => number): number {
	let sum = measure(text);
	for (const [, braced, bare] of text.matchAll(PLACEHOLDER)) {
		sum += most.get((braced ?? bare)!) ?? 0;
	}
	return sum;
}

const lengthOf = (text: string) => text.length;
const breaksOf = (text: string) => text.split('\n').length - 1;
const mostOf = (params: Record<string, string[]>, measure: (text: string) => number): Measure =>
	new Map(Object.entries(params).map(([name, values]) => [name, Math.max(...values.map(measure))]));

/** Where a source would make more variants, or longer texts, than a pack may have; found before any is made. */
export function outOfBounds(source: ItemSource): Problem[] {
	const params = 'params' in source ? source.params : {};
	const variants = Object.values(params).reduce((product, values) => product * values.length, 1);
	if (variants > LIMITS.variants) {
		const message = `make ${inWords(variants)} variants. A question of a pack has at most ${LIMITS.variants}; leave some values out.`;
		return [{ path: ['params'], message }];
	}
	const list = source.kind === 'complete-code' ? 'candidates' : 'misconceptions';
	const programs = variants * beliefsOf(source);
	if (programs > LIMITS.programs) {
		const message = `make ${inWords(programs)} programs. A question of a pack has at most ${inWords(LIMITS.programs)}; leave some out.`;
		return [{ path: [list], message }];
	}
	const longest = mostOf(params, lengthOf);
	return [
		...oddReference(source),
		...longNames(source),
		...tooLong(source, [], longest),
		...longReadings(source, longest),
		...longFits(source, longest)
	];
}

/**
 * An address that names no plain host. Browsers differ in what they let pass there, and a name before an
 * @ makes another host look like one that is known.
 */
const oddReference = ({ reference }: ItemSource): Problem[] =>
	/^https:\/\/[a-z0-9.-]+(:\d+)?([/?#]|$)/i.test(reference)
		? []
		: [
				{
					path: ['reference'],
					message: 'is not an https address. Cite the documentation or a PEP.'
				}
			];

/** Ids that would not fit beside the pack's own, by which they are set apart. */
const longNames = (source: ItemSource): Problem[] =>
	[
		...source.concepts.map((id, index) => ({ id, path: ['concepts', index] as PropertyKey[] })),
		...namedMisconceptions({ source })
	].flatMap(({ id, path }) =>
		id.length <= LIMITS.name
			? []
			: [{ path, message: `is longer than ${LIMITS.name} characters. Shorten the id.` }]
	);

const beliefsOf = (source: ItemSource): number => {
	if (source.kind === 'complete-code') return source.candidates.length;
	return source.kind === 'predict-output' ? source.misconceptions.length : 1;
};

const complain = (path: readonly PropertyKey[], length: number): Problem[] =>
	length <= LIMITS.text
		? []
		: [
				{
					path,
					message: `becomes longer than ${inWords(LIMITS.text)} characters. Say it shorter.`
				}
			];

/** Texts anywhere in a source. Its depth is bounded, as the text that it was read from was. */
function tooLong(value: unknown, path: readonly PropertyKey[], longest: Measure): Problem[] {
	if (typeof value === 'string') return complain(path, filled(value, longest, lengthOf));
	if (Array.isArray(value)) {
		return value.flatMap((part, index) => tooLong(part, [...path, index], longest));
	}
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, part]) => tooLong(part, [...path, key], longest));
}

/** Snippets whose parameters are reread, which may be longer than any value in `params`. */
function longReadings(source: ItemSource, longest: Measure): Problem[] {
	if (source.kind !== 'predict-output') return [];
	return source.misconceptions.flatMap(({ reads = {} }, index) => {
		const reread = Object.entries(reads).map(
			([name, text]) => [name, filled(text, longest, lengthOf)] as const
		);
		const length = filled(source.snippet, new Map([...longest, ...reread]), lengthOf);
		return complain(['misconceptions', index, 'reads'], length);
	});
}

/** Programs whose hole is filled: each line of a candidate is indented like the hole's. */
function longFits(source: ItemSource, longest: Measure): Problem[] {
	if (source.kind !== 'complete-code') return [];
	const breaks = mostOf(source.params, breaksOf);
	const around = filled(source.snippet, longest, lengthOf);
	const indents = source.snippet.split('\n').map((line) => /^[ \t]*/.exec(line)![0].length);
	return source.candidates.flatMap(({ code }, index) => {
		const indented = filled(code, breaks, breaksOf) * Math.max(...indents);
		const length = around + filled(code, longest, lengthOf) + indented;
		return complain(['candidates', index, 'code'], length);
	});
}
