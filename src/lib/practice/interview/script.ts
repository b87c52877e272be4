import type { OpenKind, OpenQuestion } from '../../item/open';
import { LEVELS, type Item, type Level, type Option, type Variant } from '../../item/types';
import { drawOptions } from '../draw';
import { chanceOf } from '../random';
import { RANGES, type InterviewConfig, type Stage, type StageId } from './plan';
import type { Past, Pool, Proposal } from './turns';

/** An item is not begun with less time than this, in milliseconds. */
const LEAST_FOR_ITEM = 20_000;
/** The same for a follow-up to an open question. */
const LEAST_FOR_FOLLOWUP = 45_000;
/** Nor is an open question with less than this share of the time that it takes. */
const LEAST_SHARE = 0.6;
/** An item takes at least so long on average, in milliseconds; no more are asked than that allows. */
const PER_ITEM = 50_000;
/** How many deeper questions follow each other on one concept. */
const DEEPEST = 2;

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

/**
 * What an interviewer asks next in a stage; undefined once the stage has nothing more. It follows from
 * the arguments alone.
 * @param past all turns so far, of all stages
 * @param left what is left of the stage, in milliseconds
 */
export function nextTurn(
	config: InterviewConfig,
	stage: Stage,
	past: readonly Past[],
	left: number,
	pool: Pool
): Proposal | undefined {
	const here = past.filter(({ turn }) => turn.stage === stage.id);
	if (stage.id === 'yours') {
		return here.length === 0 ? { turn: { stage: 'yours', type: 'yours' } } : undefined;
	}
	const context = { config, stage, past, here, left, pool };
	const itemFits = fitsItem(context);
	return (
		followup(context) ??
		(itemFits && stage.id !== 'warm-up' ? (deeper(context) ?? probe(context)) : undefined) ??
		openQuestion(context) ??
		(itemFits ? main(context) : undefined)
	);
}

interface Context {
	config: InterviewConfig;
	stage: Stage;
	past: readonly Past[];
	/** Those of this stage. */
	here: readonly Past[];
	left: number;
	pool: Pool;
}

/** The next follow-up to the open question that was just answered. */
function followup({ stage, here, left }: Context): Proposal | undefined {
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
function openQuestion({ config, stage, past, here, left, pool }: Context): Proposal | undefined {
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

/** Whether there is time for one more item. */
function fitsItem({ stage, here, left }: Context): boolean {
	const items = here.filter(({ turn }) => turn.type === 'item').length;
	return left >= LEAST_FOR_ITEM && items < Math.ceil(stage.ms / PER_ITEM);
}

/** Items of the stage that were not asked yet, in an order of chance. */
function fresh({ config, stage, past, pool }: Context, what: string): Item[] {
	const asked = new Set(past.map(({ item }) => item?.id));
	return chanceOf(config.seed, stage.id, what, past.length)
		.shuffle(stage.sections.flatMap((id) => pool.items.get(id) ?? []))
		.filter(
			({ id, kind, variants, snippet }) =>
				variants.length > 0 &&
				!asked.has(id) &&
				(stage.id !== 'reading' || (kind === 'predict-output' && snippet !== undefined))
		);
}

const rankOf = (level: Level) => LEVELS.indexOf(level);

/** After a right answer: a question on the same concept, one level deeper. */
function deeper(context: Context): Proposal | undefined {
	const { config, past, here } = context;
	const last = here.at(-1);
	if (last?.turn.type !== 'item' || !last.item || !last.result?.correct) return undefined;
	if (last.turn.why === 'probe' || depthOf(here) >= DEEPEST) return undefined;
	const { level, concepts } = last.item;
	const found = fresh(context, 'deeper').find(
		(item) => rankOf(item.level) === rankOf(level) + 1 && shares(item, concepts)
	);
	return found && ask(config, context.stage.id, found, { why: 'deeper', after: past.length - 1 });
}

const shares = (item: Item, concepts: readonly string[]) =>
	item.concepts.some((concept) => concepts.includes(concept));

/** How many deeper questions the last ones were. */
function depthOf(here: readonly Past[]): number {
	let depth = 0;
	for (const { turn } of [...here].reverse()) {
		if (turn.type !== 'item' || turn.why !== 'deeper') break;
		depth += 1;
	}
	return depth;
}

/** Whether an option is there because of a misconception. */
const isOf = (item: Item, belief: string) => (option: Option) =>
	!option.correct && option.reasons.some((index) => item.reasons[index]?.misconception === belief);

const offers = (item: Item, belief: string) => (variant: Variant) =>
	variant.options.some(isOf(item, belief));

/**
 * After a wrong answer that gave a misconception away: another question that offers the same one, or
 * else the same with other values. Where it is given away again, it was no slip.
 */
function probe(context: Context): Proposal | undefined {
	const { config, stage, past, here, pool } = context;
	const last = here.at(-1);
	if (last?.turn.type !== 'item' || !last.item || !last.result) return undefined;
	if (last.result.correct || last.turn.why === 'probe') return undefined;
	const { id, variant: put } = last.item;
	const same = [...pool.items.values()].flat().filter((item) => item.id === id);
	const others = fresh(context, 'probe');
	for (const belief of last.result.misconceptions) {
		for (const item of [...others, ...same]) {
			const variants = item.variants.filter(
				(variant) => variant.id !== put && offers(item, belief)(variant)
			);
			if (variants.length === 0) continue;
			const turn = { why: 'probe', after: past.length - 1, belief } as const;
			return ask(config, stage.id, { ...item, variants }, turn);
		}
	}
	return undefined;
}

/** A new question of the script, near the difficulty that the candidate is up to. */
function main(context: Context): Proposal | undefined {
	const { config, stage, past } = context;
	const wanted = stage.id === 'warm-up' ? RANGES[config.level].from : levelNow(config.level, past);
	const sections = past.flatMap(({ item }) => (item ? [item.id.split('/')[1]] : []));
	const timesAsked = (item: Item) =>
		sections.filter((section) => section === item.id.split('/')[1]).length;
	const rest = fresh(context, 'main');
	const leads = (item: Item) =>
		rest.some(
			(other) => rankOf(other.level) === rankOf(item.level) + 1 && shares(other, item.concepts)
		);
	const cost = (item: Item) =>
		10 * Math.abs(rankOf(item.level) - rankOf(wanted)) +
		// The level matters more than that sections take turns.
		3 * Math.min(3, timesAsked(item)) +
		// Questions that can be followed up on are the better ones to begin with.
		Number(item.level !== 'senior' && !leads(item));
	const [chosen] = [...rest].sort((a, b) => cost(a) - cost(b));
	return chosen && ask(config, stage.id, chosen, { why: 'main' });
}

/**
 * The level of the next question of the script: up after two right answers in a row, down after two
 * wrong ones, within the range of the interview's level (an up-and-down staircase; H. Levitt, Journal of
 * the Acoustical Society of America 49, 1971).
 */
export function levelNow(level: Level, past: readonly Past[]): Level {
	const { from, entry, to } = RANGES[level];
	let rank = rankOf(entry);
	let run = 0;
	for (const { turn, result } of past) {
		if (turn.type !== 'item' || turn.why !== 'main' || turn.stage === 'warm-up') continue;
		const step = result?.correct ? 1 : -1;
		run = Math.sign(run) === step ? run + step : step;
		if (Math.abs(run) < 2) continue;
		rank = Math.min(rankOf(to), Math.max(rankOf(from), rank + step));
		run = 0;
	}
	return LEVELS[rank]!;
}

/** Puts an item: one of its variants, and of a probe one that offers the misconception. */
function ask(
	{ seed }: InterviewConfig,
	stage: StageId,
	item: Item,
	turn: { why: 'main' | 'deeper' | 'probe'; after?: number; belief?: string }
): Proposal {
	const variant = chanceOf(seed, item.id).shuffle(item.variants)[0]!;
	const { belief } = turn;
	return {
		turn: { stage, type: 'item', ...turn },
		item,
		draw: drawOptions(item, variant, seed, belief === undefined ? undefined : isOf(item, belief))
	};
}
