import { z } from 'zod';
import { RUNTIMES, VERSIONS } from './program';
import { LEVELS } from './types';

/** A text of at most `max` characters. */
export const line = (max: number) =>
	z
		.string()
		.trim()
		.min(1, 'is empty. Write something here.')
		.max(max, `is longer than ${max} characters. Say it shorter.`);
const prose = line(1500);
export const code = z.string().min(1, 'is empty. Write the code.');
export const slug = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/, 'is not an id. Use lower-case letters, digits and hyphens.');
const paramName = z
	.string()
	.regex(/^[a-z_][a-z0-9_]*$/i, 'is not a parameter name. Use a Python identifier.');

export const runtime = z
	.enum(RUNTIMES)
	.default('pyodide')
	.describe(
		'Where the programs run: pyodide, pydantic (with Pydantic), native (threads, processes), django, or postgres (Django on a real PostgreSQL).'
	);

export const reference = z
	.url({
		protocol: /^https$/,
		error: 'is not an https address. Cite the documentation or a PEP.'
	})
	.describe('Where the fact is documented.');

const common = {
	title: line(80).describe('A short name, shown once the question is answered.'),
	concepts: z.array(slug).min(1, 'is empty. Name at least one concept of the curriculum.'),
	level: z.enum(LEVELS),
	reference,
	errata: z
		.array(z.string().regex(/^\d+$/, 'is not the number of an erratum.'))
		.optional()
		.describe('Numbers of the errata (questions/errata.yaml) whose right fact this item teaches.'),
	runtime,
	since: z
		.enum(VERSIONS)
		.optional()
		.describe('The first version (of Python, or of Django for its items) on which the key holds.'),
	until: z.enum(VERSIONS).optional().describe('The last version on which the key holds.'),
	why: line(400).optional().describe('How other versions differ. Needed with since or until.'),
	explanation: prose.describe('The idea behind the key, in two to four sentences.')
};

const reading = z
	.strictObject({
		id: slug.describe('A misconception of the curriculum.'),
		when: z
			.record(paramName, z.union([z.string(), z.array(z.string())]))
			.optional()
			.describe('The only variants in which this belief is offered: a parameter and its values.'),
		reads: z
			.record(paramName, z.string())
			.optional()
			.describe('The snippet as this person reads it: other values for parameters.'),
		program: code.optional().describe('A program that does what this person expects.'),
		predicts: z.string().optional().describe('The expected output, where no program can show it.'),
		feedback: prose.describe('The answer to that belief.')
	})
	.refine(
		({ reads, program, predicts }) =>
			[reads, program, predicts].filter((way) => way !== undefined).length === 1,
		{
			error: 'has to say what the person expects. Give one of reads, program and predicts.'
		}
	);

export const predictOutputSchema = z.strictObject({
	kind: z.literal('predict-output'),
	...common,
	stem: prose.default('What does this program print?'),
	snippet: code.describe('The program; $name and ${name} are parameters, $$ is a dollar sign.'),
	params: z
		.record(paramName, z.array(z.string()).min(1, 'has no values. Give at least one.'))
		.default({})
		.describe('Every combination of values is one variant.'),
	except: z
		.array(z.record(paramName, z.string()))
		.default([])
		.describe('Combinations to leave out; a named value leaves out all that have it.'),
	exceptions: z
		.enum(['message', 'type'])
		.default('message')
		.describe('type: an exception is shown without its message.'),
	misconceptions: z.array(reading).min(2, 'has fewer than two entries. Name at least two beliefs.')
});

const candidate = z.strictObject({
	code: code.describe('What goes into the hole.'),
	misconception: slug
		.optional()
		.describe('The belief behind a wrong candidate; left out for the right one.'),
	feedback: prose
});

export const completeCodeSchema = z.strictObject({
	kind: z.literal('complete-code'),
	...common,
	stem: prose.default('Which code in place of `____` makes the program print this?'),
	snippet: code.describe('The program, with the hole written as ____.'),
	params: predictOutputSchema.shape.params,
	except: predictOutputSchema.shape.except,
	exceptions: predictOutputSchema.shape.exceptions,
	wanted: z.string().min(1).describe('The output asked for; exactly one candidate may print it.'),
	candidates: z
		.array(candidate)
		.min(3, 'has fewer than three entries. Give at least three candidates.')
});

const verify = code
	.optional()
	.describe('A program that asserts what the item states; it has to end without an error.');
const falsehood = z.strictObject({ text: line(300), misconception: slug, feedback: prose });
const truth = z.strictObject({ text: line(300), misconception: slug.optional(), feedback: prose });

export const choiceSchema = z.strictObject({
	kind: z.literal('choice'),
	...common,
	stem: prose,
	snippet: code.optional(),
	verify,
	keys: z.array(line(300)).min(1, 'is empty. Write at least one phrasing of the right answer.'),
	distractors: z
		.array(falsehood)
		.min(3, 'has fewer than three entries. Write four to eight.')
		.max(8, 'has more than eight entries. Keep the best eight.')
});

export const multiSchema = z.strictObject({
	kind: z.literal('multi'),
	...common,
	stem: prose,
	snippet: code.optional(),
	verify,
	truths: z.array(truth).min(2, 'has fewer than two entries. Write at least two true statements.'),
	falsehoods: z
		.array(falsehood)
		.min(2, 'has fewer than two entries. Write at least two false statements.')
});

const versionRange = (source: {
	since?: string | undefined;
	until?: string | undefined;
	why?: string | undefined;
}) => (source.since === undefined && source.until === undefined) || source.why !== undefined;

/** One item file. All scalars are strings: files are parsed with YAML's failsafe schema. */
export const itemSchema = z
	.discriminatedUnion('kind', [predictOutputSchema, completeCodeSchema, choiceSchema, multiSchema])
	.refine(versionRange, {
		path: ['why'],
		error: 'is missing. An item with since or until says how other versions differ.'
	});

export type PredictOutputSource = z.output<typeof predictOutputSchema>;
export type CompleteCodeSource = z.output<typeof completeCodeSchema>;
export type ChoiceSource = z.output<typeof choiceSchema>;
export type MultiSource = z.output<typeof multiSchema>;
export type ItemSource = z.output<typeof itemSchema>;

const misconception = z.strictObject({
	id: slug,
	belief: line(240).describe('What the person holds; shown as the misconception’s name.'),
	predicts: line(300).describe('What that person expects to see.'),
	unasked: line(300).optional().describe('Why no item can have it as a distractor.')
});

const concept = z.strictObject({
	id: slug,
	subtopic: line(80).optional(),
	statement: line(600),
	level: z.enum(LEVELS),
	ask: z.array(z.enum(['predict-output', 'complete-code', 'choice', 'multi'])),
	runs: z.enum(['python', 'django', 'none']),
	misconceptions: z.array(misconception)
});

/** questions/curriculum.yaml: what there is to ask, and which beliefs to expect. */
export const curriculumSchema = z.strictObject({
	sections: z.array(
		z.strictObject({
			id: slug,
			track: z.enum(['python', 'django']),
			title: line(60),
			subtopics: z.array(line(80)),
			concepts: z.array(concept).min(1)
		})
	)
});
export type Curriculum = z.output<typeof curriculumSchema>;

/** questions/errata.yaml: facts that the study guide has wrong. */
export const errataSchema = z.strictObject({
	errata: z.array(
		z.strictObject({
			number: z.string().regex(/^\d+$/),
			sections: z.array(slug).min(1),
			fact: line(800).describe('The right fact.')
		})
	)
});
export type Errata = z.output<typeof errataSchema>;

const review = z.strictObject({
	item: z.string(),
	seen: z.string().describe('Names the question as the reviewer saw it.'),
	agreed: z.enum(['yes', 'no']),
	comment: line(600).optional().describe('What the reviewer had to say.'),
	settled: line(600).optional().describe('How a dispute was settled, and what was changed.')
});
/** Whether a reviewer other than the author, who saw stem and options only, chose the key. */
export type Review = z.output<typeof review>;

/** questions/reviews/<section>.yaml */
export const reviewsSchema = z.strictObject({ reviews: z.array(review) });

/** A reviewer's answers: by the name of the item, the numbers of all options held to be right. */
export const answersSchema = z.record(
	z.string(),
	z.union([z.string(), z.strictObject({ answer: z.string(), comment: line(600).optional() })])
);

/** The front matter of a section.md. */
export const primerSchema = z.strictObject({
	title: line(60),
	probes: z.array(line(200)).min(2).describe('What interviewers are after.'),
	runtime,
	fewerExecuted: line(300).optional().describe('Why fewer than eight items can be run.')
});
