import { normalise } from '../../item/output';
import { shownOutput } from '../../item/run/shown';
import type { PredictOutputSource } from '../../item/schema';
import { fill } from '../../item/template';
import type { Problem } from '../diagnostics';
import {
	combinations,
	describe,
	idleParams,
	unknownPlaceholders,
	type Params
} from './combinations';
import type { Draft, DraftOption, KindModule, OutcomeOf } from './kind';

type Belief = PredictOutputSource['misconceptions'][number];

/** The program that prints what a belief predicts, or undefined where the author wrote the prediction down. */
function programOf(
	source: PredictOutputSource,
	belief: Belief,
	params: Params
): string | undefined {
	if (belief.program !== undefined) return fill(belief.program, params);
	if (belief.reads === undefined) return undefined;
	const reread = Object.entries(belief.reads).map(([name, value]) => [name, fill(value, params)]);
	return fill(source.snippet, { ...params, ...Object.fromEntries(reread) });
}

/** The programs that do what each of the item's beliefs expects, in their order; null for one that is only written down. */
export const believedPrograms = (source: PredictOutputSource, params: Params): (string | null)[] =>
	source.misconceptions.map((belief) => programOf(source, belief, params) ?? null);

/** Whether the belief is offered in this variant. */
const applies = ({ when = {} }: Belief, params: Params) =>
	Object.entries(when).every(([name, values]) => [values].flat().includes(params[name] ?? ''));

const keyOf = (source: PredictOutputSource, params: Params, outcomeOf: OutcomeOf) =>
	shownOutput(outcomeOf(fill(source.snippet, params)), source.exceptions);

function prediction(
	source: PredictOutputSource,
	belief: Belief,
	params: Params,
	outcomeOf: OutcomeOf
): string {
	const program = programOf(source, belief, params);
	return program === undefined
		? normalise(fill(belief.predicts ?? '', params))
		: shownOutput(outcomeOf(program), source.exceptions);
}

/** Beliefs that predict the same share an option; one that predicts the key has none. */
function draft(source: PredictOutputSource, params: Params, outcomeOf: OutcomeOf): Draft {
	const key = keyOf(source, params, outcomeOf);
	const distractors = new Map<string, DraftOption>();
	source.misconceptions.forEach((belief, index) => {
		if (!applies(belief, params)) return;
		const text = prediction(source, belief, params, outcomeOf);
		if (text === key) return;
		const option = distractors.get(text) ?? { text, correct: false, reasons: [] };
		option.reasons.push(index);
		distractors.set(text, option);
	});
	return { params, options: [{ text: key, correct: true, reasons: [] }, ...distractors.values()] };
}

function thinVariants(variants: readonly Draft[]): Problem[] {
	return variants
		.filter(({ options }) => options.length < 3)
		.map(({ params, options }) => ({
			path: ['misconceptions'],
			message: `${describe(params)} has only ${options.length} options. Add a belief that predicts something else, or leave it out with except.`
		}));
}

function idleBeliefs(source: PredictOutputSource, variants: readonly Draft[]): Problem[] {
	const distracting = new Set(
		variants.flatMap(({ options }) => options.flatMap(({ reasons }) => reasons))
	);
	return source.misconceptions.flatMap(({ id }, index) =>
		distracting.has(index)
			? []
			: [
					{
						path: ['misconceptions', index],
						message: `${id} predicts the key in every variant that it is offered in, so it never distracts. Change what it reads, or remove it.`
					}
				]
	);
}

function brokenBeliefs(source: PredictOutputSource, outcomeOf: OutcomeOf): Problem[] {
	const combos = combinations(source);
	return source.misconceptions.flatMap((belief, index) => {
		const error = combos
			.filter((params) => applies(belief, params))
			.map((params) => programOf(source, belief, params))
			.map((program) => program !== undefined && outcomeOf(program).error)
			.find((line) => line && /^(Syntax|Indentation)Error/.test(line));
		return error
			? [
					{
						path: ['misconceptions', index],
						message: `what ${belief.id} expects does not compile (${error}). Correct it, or write the expected output with predicts.`
					}
				]
			: [];
	});
}

function unknownParams(source: PredictOutputSource): Problem[] {
	const reads = source.misconceptions.flatMap((belief, index) =>
		(['reads', 'when'] as const).flatMap((field) =>
			Object.keys(belief[field] ?? {}).map((name) => ({
				path: ['misconceptions', index, field, name],
				name
			}))
		)
	);
	return reads
		.filter(({ name }) => !Object.hasOwn(source.params, name))
		.map(({ path, name }) => ({
			path,
			message: `there is no parameter ${name}. Add it to params, or remove it here.`
		}));
}

/** Values in `when` that no variant has, so that the belief would silently go missing. */
const unknownValues = (source: PredictOutputSource): Problem[] =>
	source.misconceptions.flatMap((belief, index) =>
		Object.entries(belief.when ?? {}).flatMap(([name, values]) =>
			[values]
				.flat()
				.filter(
					(value) => Object.hasOwn(source.params, name) && !source.params[name]!.includes(value)
				)
				.map((value) => ({
					path: ['misconceptions', index, 'when', name],
					message: `${JSON.stringify(value)} is not a value of ${name}. Write it as it stands in params.`
				}))
		)
	);

export const predictOutput: KindModule<PredictOutputSource> = {
	programs: (source) =>
		combinations(source).flatMap((params) => [
			{ path: ['snippet'], program: fill(source.snippet, params) },
			...source.misconceptions.flatMap((belief, index) => {
				const program = applies(belief, params) ? programOf(source, belief, params) : undefined;
				return program === undefined ? [] : [{ path: ['misconceptions', index], program }];
			})
		]),

	compile(source, outcomeOf) {
		const variants = combinations(source).map((params) => draft(source, params, outcomeOf));
		const templates = [
			...(['stem', 'snippet', 'explanation'] as const).map((name) => ({
				path: [name],
				text: source[name]
			})),
			...source.misconceptions.flatMap((belief, index) => [
				...(['feedback', 'program', 'predicts'] as const).map((name) => ({
					path: ['misconceptions', index, name],
					text: belief[name]
				})),
				...Object.entries(belief.reads ?? {}).map(([name, text]) => ({
					path: ['misconceptions', index, 'reads', name],
					text
				}))
			])
		];
		return {
			reasons: source.misconceptions.map(({ id, feedback }) => ({ misconception: id, feedback })),
			variants,
			problems: [
				...unknownPlaceholders(templates, source.params),
				...unknownParams(source),
				...unknownValues(source),
				...idleParams(source.snippet, source),
				...thinVariants(variants),
				...idleBeliefs(source, variants),
				...brokenBeliefs(source, outcomeOf)
			]
		};
	},

	key: (source, outcomeOf) =>
		combinations(source).map((params) => keyOf(source, params, outcomeOf)),

	fingerprint: (source) => source.snippet
};
