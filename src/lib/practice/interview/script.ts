import { LEVELS, type Item, type Level, type Option, type Variant } from '../../item/types';
import { drawOptions } from '../draw';
import { chanceOf } from '../random';
import { RANGES, type InterviewConfig, type Stage, type StageId } from './plan';
import { followup, openQuestion } from './open-turns';
import type { Context, Past, Pool, Proposal } from './turns';

/** An item is not begun with less time than this, in milliseconds. */
const LEAST_FOR_ITEM = 20_000;
/** An item takes at least so long on average, in milliseconds; no more are asked than that allows. */
const PER_ITEM = 50_000;
/** How many deeper questions follow each other on one concept. */
const DEEPEST = 2;

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
