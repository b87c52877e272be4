import { z } from 'zod';
import { OPEN_KINDS } from '../../item/open';
import { TRACKS } from '../../item/types';
import { LENGTHS, ROLES, STAGES } from '../../practice/interview/plan';
import { FACTORS } from '../../practice/timing';
import { count, id, level, ms, text } from './parts';

export const response = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('options'), options: z.array(id).max(20) }),
	z.strictObject({ type: z.literal('typed'), text }),
	z.strictObject({ type: z.literal('unknown') })
]);
const draw = z.strictObject({
	item: z.string().max(200),
	variant: id,
	options: z.array(id).max(20)
});
const clocks = z.strictObject({ total: ms.optional(), each: ms.optional() });
const factor = z.union(FACTORS.map((value) => z.literal(value)));
const event = z.strictObject({ at: ms, ms });
const timing = z.strictObject({
	clocks,
	limits: z.array(ms).optional(),
	factor,
	pausable: z.boolean(),
	since: ms.optional(),
	used: ms,
	usedBy: z.array(ms),
	extra: z.array(ms),
	current: count,
	seen: ms,
	pauses: z.array(event),
	extensions: z.array(event),
	jumps: z.array(event)
});
const stageId = z.enum(STAGES);
const turn = z.discriminatedUnion('type', [
	z.strictObject({
		stage: stageId,
		type: z.literal('item'),
		index: count,
		why: z.enum(['main', 'deeper', 'probe']),
		after: count.optional(),
		belief: id.optional()
	}),
	z.strictObject({
		stage: stageId,
		type: z.literal('open'),
		question: id,
		kind: z.enum(OPEN_KINDS)
	}),
	z.strictObject({
		stage: stageId,
		type: z.literal('followup'),
		question: id,
		which: z.union([z.literal(0), z.literal(1)])
	}),
	z.strictObject({ stage: stageId, type: z.literal('yours') })
]);
const interview = z.strictObject({
	config: z.strictObject({
		role: z.enum(ROLES),
		level,
		minutes: z.union(LENGTHS.map((value) => z.literal(value))),
		focus: z.array(id),
		seed: id
	}),
	stages: z.array(
		z.strictObject({
			id: stageId,
			ms,
			sections: z.array(id),
			tracks: z.array(z.enum(TRACKS))
		})
	),
	titles: z.record(z.string(), text),
	turns: z.array(turn),
	avoid: z.array(id),
	shownAt: ms,
	away: z.array(z.strictObject({ how: z.enum(['left', 'hidden']), at: ms, ms }))
});

export const session = z.strictObject({
	id,
	mode: z.enum(['practice', 'timed', 'interview', 'pack']).optional(),
	section: z.string().max(64),
	title: z.string().max(300),
	query: z.string().max(2_000),
	draws: z.array(draw).max(2_000),
	position: count,
	activeMs: ms,
	startedAt: ms,
	finishedAt: ms.optional(),
	result: z.strictObject({ answered: count, correct: count }).optional(),
	plan: z.strictObject({ clocks, factor, pausable: z.boolean() }).optional(),
	timing: timing.optional(),
	flags: z.array(count).optional(),
	interview: interview.optional(),
	unverified: count.optional()
});
