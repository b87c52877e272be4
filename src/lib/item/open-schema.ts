import { z } from 'zod';
import { code, line, reference, runtime, slug } from './schema';
import { OPEN_KINDS } from './open';
import { LEVELS, TRACKS } from './types';

const number = (pattern: RegExp, error: string) =>
	z.string().regex(pattern, error).transform(Number);

const rubricPoint = z.strictObject({
	point: line(200).describe('One thing that a good answer says, so that it can be ticked.'),
	weight: number(/^[123]$/, 'is not a weight. Use 1, 2 or 3.')
});

const bug = z.strictObject({
	lines: z
		.array(number(/^[1-9]\d?$/, 'is not the number of a line. Count from 1.'))
		.min(1, 'is empty. Name the line with the mistake.'),
	why: line(600).describe('What is wrong there and what comes of it.')
});

/** One file of questions/interview/. All scalars are strings, as in item files. */
export const openQuestionSchema = z
	.strictObject({
		kind: z
			.enum(OPEN_KINDS)
			.describe(
				'explain: say how something works; debug: find and mend what a report is about; design: decide and justify; bug: pick the line and say why.'
			),
		title: line(80).describe('A short name, shown in the report.'),
		track: z.enum(TRACKS),
		level: z.enum(LEVELS),
		sections: z.array(slug).min(1).max(3),
		concepts: z.array(slug).min(1),
		minutes: number(/^([2-9]|1[0-2])$/, 'is not a time. Use 2 to 12 minutes.'),
		prompt: line(700).describe('What the interviewer says.'),
		snippet: code.optional(),
		bug: bug.optional().describe('For the kind bug: where it is.'),
		answer: line(2200).describe('The model answer, as a good candidate would say it.'),
		fix: code.optional().describe('The code of the model answer.'),
		rubric: z
			.array(rubricPoint)
			.min(4, 'has fewer than four points. Write four to seven.')
			.max(7, 'has more than seven points. Keep the seven that matter.'),
		wrongTurns: z
			.array(z.strictObject({ turn: line(200), why: line(400) }))
			.min(2, 'has fewer than two entries. Name what people often get wrong.')
			.max(4),
		followups: z
			.array(z.strictObject({ prompt: line(400), answer: line(900) }))
			.length(2, 'does not have two entries. Ask exactly two follow-ups.'),
		reference,
		runtime,
		verify: z
			.array(code)
			.default([])
			.describe(
				'Programs that assert what the answer states; $snippet and $fix stand for the code of the question and of the answer.'
			),
		unrun: line(300).optional().describe('Why nothing of it can be run.')
	})
	.refine(({ verify, unrun }) => verify.length > 0 || unrun !== undefined, {
		path: ['verify'],
		error: 'is empty. Assert what the answer states, or say in unrun why nothing can be run.'
	})
	.refine(
		({ kind, bug, snippet }) =>
			(kind === 'bug') === (bug !== undefined) && (!bug || snippet !== undefined),
		{
			path: ['bug'],
			error: 'belongs to the kind bug, with a snippet, and to no other. Add or remove it.'
		}
	)
	.refine(
		({ bug, snippet }) =>
			!bug?.lines.some((place) => !snippet?.trimEnd().split('\n')[place - 1]?.trim()),
		{ path: ['bug', 'lines'], error: 'names a line that the snippet does not have.' }
	);

export type OpenQuestionSource = z.output<typeof openQuestionSchema>;
