import type { OpenKind, OpenQuestion } from '../../item/open';
import { chanceOf } from '../random';
import type { StageId } from './plan';
import type { Context, Proposal } from './turns';

/** A follow-up is not begun with less time than this, in milliseconds. */
const LEAST_FOR_FOLLOWUP = 45_000;
/** Nor is an open question with less than this share of the time that it takes. */
const LEAST_SHARE = 0.6;

interface OpenPlan {
	kinds: OpenKind[];
	/** There is one for so much time of the stage, and always one, in milliseconds. */
	per: number;
	/** After how many items of the script the first is asked, and after how many more each further one. */
	first: number;
	every: number;
}

/** In which stages open questions are asked. */
const OPEN: Partial<Record<StageId, OpenPlan>> = {
	core: { kinds: ['explain'], per: Infinity, first: 2, every: 0 },
	reading: { kinds: ['bug'], per: 200_000, first: 1, every: 2 },
	scenario: { kinds: ['debug', 'design'], per: 270_000, first: 0, every: 0 }
};

/** The next follow-up to the open question that was just answered. */
export function followup({ stage, here, left }: Context): Proposal | undefined {
	const last = here.at(-1);
	if (!last?.answered || left < LEAST_FOR_FOLLOWUP) return undefined;
	const { turn } = last;
	// A line was pointed at and explained; there is nothing to go on about against the clock.
	if (turn.type === 'open' && turn.kind !== 'bug') {
		return { turn: { stage: stage.id, type: 'followup', question: turn.question, which: 0 } };
	}
	if (turn.type === 'followup' && turn.which === 0) return { turn: { ...turn, which: 1 } };
	return undefined;
}

/** An open question that fits into the time, if it is its turn. */
export function openQuestion({
	config,
	stage,
	past,
	here,
	left,
	pool
}: Context): Proposal | undefined {
	const plan = OPEN[stage.id];
	if (!plan) return undefined;
	const before = here.filter(({ turn }) => turn.type === 'open').length;
	const mains = here.filter(({ turn }) => turn.type === 'item' && turn.why === 'main').length;
	const most = Math.max(1, Math.floor(stage.ms / plan.per));
	if (before >= most || mains < plan.first + before * plan.every) return undefined;
	const asked = past.flatMap(({ turn }) => (turn.type === 'open' ? [turn.question] : []));
	// Scenarios alternate between what they have one do.
	const last = past.findLast(({ turn }) => turn.type === 'open' && turn.stage === stage.id)?.turn;
	const rank = (question: OpenQuestion): number =>
		8 * Number(pool.avoid.includes(question.id)) +
		4 *
			Number(
				config.focus.length > 0 && !question.sections.some((id) => config.focus.includes(id))
			) +
		2 * Number(last?.type === 'open' && last.kind === question.kind) +
		Number(question.track !== stage.tracks[0]);
	const fitting = chanceOf(config.seed, stage.id, 'open', past.length)
		.shuffle(pool.open)
		.filter(
			(question) =>
				plan.kinds.includes(question.kind) &&
				question.level === config.level &&
				stage.tracks.includes(question.track) &&
				!asked.includes(question.id) &&
				question.minutes * 60_000 * LEAST_SHARE <= left
		);
	const chosen = [...fitting].sort((a, b) => rank(a) - rank(b))[0];
	return (
		chosen && {
			turn: { stage: stage.id, type: 'open', question: chosen.id, kind: chosen.kind }
		}
	);
}
