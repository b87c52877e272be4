import type { OpenQuestion } from '../item/open';
import type { Level } from '../item/types';
import type { Stage } from '../practice/interview/plan';
import type { Turn } from '../practice/interview/turns';
import { estimateSections, DIFFICULTY, type Cell } from './ability';
import type { Answer } from './standing';

/** What an interview is judged by. */
export const COMPETENCIES = [
	'language',
	'reading',
	'framework',
	'design',
	'explaining',
	'curiosity'
] as const;
export type Competency = (typeof COMPETENCIES)[number];
/** 1: not yet, 2: below the level, 3: at the level, 4: above it. */
export type Rating = 1 | 2 | 3 | 4;

/** What the candidate said to an open question, a follow-up, or as questions of their own. */
export interface Said {
	/** Index of the turn. */
	turn: number;
	question: OpenQuestion;
	text: string;
	/** Whether it was spoken and recorded. */
	recorded: boolean;
	/** The line that was pointed at (`bug`), from 1. */
	line?: number;
	/** How good the candidate thought the answer was, before seeing the model answer. */
	self?: Rating;
	/** Indices of the points of the rubric that the answer has; absent until it is marked. */
	marks?: readonly number[];
}

/** All that a report is made of. */
export interface Evidence {
	level: Level;
	stages: readonly Stage[];
	turns: readonly Turn[];
	/** By index of the session's draws. */
	attempts: ReadonlyMap<number, Answer>;
	/** In the order of the turns. */
	said: readonly Said[];
	/** Time used by stage, in milliseconds. */
	used: readonly number[];
}

/** One competency with the evidence for its rating. */
export interface Rated {
	id: Competency;
	/** Absent where there is too little to go by. */
	rating?: Rating;
	right: number;
	/** Items that were answered. */
	items: number;
	/** Share of the rubric that the marked open answers have, by question. */
	open: { title: string; share: number }[];
	/** Lines that were pointed at rightly, of how many. */
	lines: { right: number; asked: number };
}

/** An open answer tells as much as so many items. */
const OPEN_WEIGHT = 3;
/** A competency is rated from the weight of so many items on. */
const ENOUGH = 3;
/** Ends of the ratings 1, 2 and 3, as shares of what is asked at the level. */
const BOUNDS = [0.3, 0.5, 0.75];
/** How much a competency counts in the whole. */
const COUNTS: Record<Competency, number> = {
	language: 3,
	reading: 2,
	framework: 3,
	design: 3,
	explaining: 1,
	curiosity: 0
};

export const ratingOf = (share: number): Rating =>
	(1 + BOUNDS.filter((bound) => share >= bound).length) as Rating;

/** The share of a rubric's weight that the marked points have. */
export function shareOf({ rubric }: OpenQuestion, marks: readonly number[]): number {
	const whole = rubric.reduce((sum, { weight }) => sum + weight, 0);
	return marks.reduce((sum, index) => sum + (rubric[index]?.weight ?? 0), 0) / whole;
}

/** The competency that a turn is evidence for. */
export function competencyOf(turn: Turn): Competency {
	if (turn.stage === 'yours') return 'curiosity';
	if (turn.stage === 'scenario') return 'design';
	if (turn.stage === 'reading') return 'reading';
	if (turn.stage === 'framework') return 'framework';
	return turn.type === 'item' ? 'language' : 'explaining';
}

/** Rates one competency by what there is of evidence for it. */
export function rate({ level, turns, attempts, said }: Evidence, id: Competency): Rated {
	const about = turns.map((turn) => competencyOf(turn) === id);
	const answers = turns.flatMap((turn, index) => {
		const answer = turn.type === 'item' && about[index] ? attempts.get(turn.index) : undefined;
		return answer ? [answer] : [];
	});
	const opened = said.filter(({ turn }) => about[turn] && turns[turn]?.type !== 'followup');
	const marked = opened.flatMap(({ question, marks }) =>
		marks === undefined ? [] : [{ title: question.title, share: shareOf(question, marks) }]
	);
	const pointed = opened.flatMap(({ question, line }) =>
		question.bug && line !== undefined
			? [{ question, right: question.bug.lines.includes(line) }]
			: []
	);
	const cells: Cell[] = [
		...answers.map((answer) => cell(answer.level, answer.among, answer.correct)),
		...pointed.map(({ question, right }) => cell(question.level, linesOf(question), right))
	];
	const weight = cells.length + OPEN_WEIGHT * marked.length;
	const share =
		(cells.length * shareAt(level, cells) +
			OPEN_WEIGHT * marked.reduce((sum, open) => sum + open.share, 0)) /
		weight;
	return {
		id,
		...(weight >= ENOUGH && { rating: ratingOf(share) }),
		right: answers.filter(({ correct }) => correct).length,
		items: answers.length,
		open: marked,
		lines: { right: pointed.filter(({ right }) => right).length, asked: pointed.length }
	};
}

const cell = (level: Level, among: number, correct: boolean): Cell => ({
	level,
	among,
	right: Number(correct),
	total: 1
});

const linesOf = ({ snippet = '' }: OpenQuestion) =>
	snippet.split('\n').filter((line) => line.trim() !== '').length;

/** The estimated share of a level's questions that would be answered rightly without guessing. */
function shareAt(level: Level, cells: readonly Cell[]): number {
	const { mean } = estimateSections(new Map([['', cells]])).get('')!;
	return 1 / (1 + Math.exp(DIFFICULTY[level] - mean));
}

/** The rating of all competencies together, if enough of them are rated. */
export function wholeOf(competencies: readonly Rated[]): Rating | undefined {
	const rated = competencies.flatMap(({ id, rating }) =>
		rating === undefined || COUNTS[id] === 0 ? [] : [{ rating, weight: COUNTS[id] }]
	);
	const weight = rated.reduce((sum, one) => sum + one.weight, 0);
	if (weight < 6) return undefined;
	return Math.round(
		rated.reduce((sum, one) => sum + one.rating * one.weight, 0) / weight
	) as Rating;
}
