import { z } from 'zod';
import { KINDS, TRACKS } from '../../item/types';
import { OPEN_KINDS } from '../../item/open';
import { RUNTIMES, VERSIONS } from '../../item/program';
import { confidence, count, id, level, ms, rating, reference, text, url } from './parts';
import { response, session } from './session-schema';
import type { Attempt, Draft, Pack, Session, Spoken, StoredQuestion } from '../rows';

/** Raised whenever the form of an export changes. Older forms stay readable. */
export const EXPORT_VERSION = 2;

/**
 * An export is a text of lines, each of them JSON: this head, then one line for each row,
 * `[table, row]`. Sums and memory are not in it; they follow from the answers.
 */
export const headSchema = z.strictObject({
	format: z.literal('dunder'),
	version: z.number().int().positive(),
	/** Milliseconds since 1970. */
	exportedAt: z.number(),
	/** How many rows of each table follow. */
	rows: z.record(z.string(), z.number().int().nonnegative())
});

const attempt = z.strictObject({
	session: id,
	index: count,
	section: z.string().max(64),
	item: z.string().max(200),
	variant: id,
	response,
	confidence: confidence.optional(),
	correct: z.boolean(),
	score: z.number().min(0).max(1),
	misconceptions: z.array(z.string().max(100)),
	level,
	among: count,
	concepts: z.array(z.string().max(100)),
	offered: z.array(z.string().max(100)),
	ms,
	at: ms,
	day: z.string().regex(/^\d{4}-\d\d-\d\d$/)
});

const reason = z.strictObject({
	misconception: z.string().optional(),
	belief: text.optional(),
	feedback: text
});
const question = z.strictObject({
	id,
	question: z.strictObject({
		id,
		item: z.string().max(200),
		kind: z.enum(KINDS),
		title: text,
		level,
		concepts: z.array(z.string()),
		reference,
		stem: text,
		snippet: text.optional(),
		wanted: text.optional(),
		explanation: text,
		versions: z.array(z.enum(VERSIONS)),
		with: text.optional(),
		versionNote: text.optional(),
		runtime: z.enum(RUNTIMES).optional(),
		options: z.array(
			z.strictObject({
				id,
				text,
				correct: z.boolean(),
				reasons: z.array(reason),
				prints: text.optional()
			})
		)
	})
});

const draft = z.strictObject({
	session: id,
	index: count,
	response,
	confidence: confidence.optional(),
	at: ms
});

const open = z.strictObject({
	id,
	kind: z.enum(OPEN_KINDS),
	title: text,
	track: z.enum(TRACKS),
	level,
	sections: z.array(id),
	concepts: z.array(z.string()),
	minutes: z.number(),
	prompt: text,
	snippet: text.optional(),
	bug: z.strictObject({ lines: z.array(count), why: text }).optional(),
	answer: text,
	fix: text.optional(),
	rubric: z.array(z.strictObject({ point: text, weight: z.number() })),
	wrongTurns: z.array(z.strictObject({ turn: text, why: text })),
	followups: z.array(z.strictObject({ prompt: text, answer: text })),
	reference: url
});
const spoken = z.strictObject({
	session: id,
	turn: count,
	question: open,
	followup: z.union([z.literal(0), z.literal(1)]).optional(),
	text,
	line: count.optional(),
	self: rating.optional(),
	marks: z.array(count).optional(),
	recorded: z.boolean(),
	ms,
	at: ms.optional()
});

/** A piece of a recording, its bytes as base64. */
const recording = z.strictObject({
	session: id,
	turn: count,
	take: count,
	part: count,
	type: z.string().regex(/^audio\/[\w.+-]+(;\s*codecs=[\w.,"-]+)?$/),
	data: z.base64()
});

/** A pack as it was given. What a browser made of it is not believed; the next one reads it again. */
const pack = z.strictObject({
	id: z.string().regex(/^pack-[a-z0-9]{1,32}$/),
	title: z.string().min(1).max(300),
	sources: z
		.array(z.strictObject({ path: z.string().max(300), text: z.string().max(1_000_000) }))
		.max(200),
	addedAt: ms
});

/** The form of each table's rows in an export, in the order of the tables. */
export const ROWS = {
	sessions: session satisfies z.ZodType<Session>,
	questions: question satisfies z.ZodType<StoredQuestion>,
	attempts: attempt satisfies z.ZodType<Attempt>,
	drafts: draft satisfies z.ZodType<Draft>,
	spoken: spoken satisfies z.ZodType<Spoken>,
	recordings: recording,
	packs: pack satisfies z.ZodType<Pack>
};
export type ExportedTable = keyof typeof ROWS;
export const EXPORTED = Object.keys(ROWS) as ExportedTable[];
export type ExportedRecording = z.output<typeof recording>;
