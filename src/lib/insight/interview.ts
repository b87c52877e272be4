import { CONFIDENCES, type Confidence, type Level } from '../item/types';
import type { OpenQuestion } from '../item/open';
import type { Stage, StageId } from '../practice/interview/plan';
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

export interface Report {
	competencies: Rated[];
	/** Of all competencies that are rated, if enough are. */
	overall?: Rating;
	stages: { id: StageId; planned: number; used: number; questions: number }[];
	beliefs: Shown[];
	calibration: { confidence: Confidence; right: number; answers: number }[];
	/** Own ratings beside what the rubric says. */
	judged: { title: string; self: Rating; rubric: Rating }[];
	/** Sections in which something was wrong, the worst first. */
	weak: { section: string; wrong: number; items: number }[];
	/** Open answers that lack half of their rubric or more. */
	gaps: { title: string; section: string; missing: string[] }[];
}

/** A misconception that answers gave away, and what became of it when it was asked again. */
export interface Shown {
	id: string;
	section: string;
	times: number;
	/** held: again when probed; slip: right when probed; open: not probed. */
	verdict: 'held' | 'slip' | 'open';
}

/** An open answer tells as much as so many items. */
const OPEN_WEIGHT = 3;
/** A competency is rated from the weight of so many items on. */
const ENOUGH = 3;
/** Ends of the ratings 1, 2 and 3, as shares of what is asked at the level. */
const BOUNDS = [0.3, 0.5, 0.75];
/** So many points that an answer lacks are named, the weightiest. */
const MISSING = 2;
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

/** What an interviewer would write about an interview. */
export function reportInterview(evidence: Evidence): Report {
	const { turns, attempts, said } = evidence;
	const competencies = COMPETENCIES.map((id) => rate(evidence, id));
	const overall = wholeOf(competencies);
	return {
		competencies,
		...(overall !== undefined && { overall }),
		stages: evidence.stages.map(({ id, ms }, index) => ({
			id,
			planned: ms,
			used: evidence.used[index] ?? 0,
			questions: turns.filter(({ stage }) => stage === id).length
		})),
		beliefs: beliefsShown(turns, attempts),
		calibration: CONFIDENCES.map((confidence) => {
			const sure = [...attempts.values()].filter((answer) => answer.confidence === confidence);
			return {
				confidence,
				right: sure.filter(({ correct }) => correct).length,
				answers: sure.length
			};
		}),
		judged: said.flatMap(({ question, self, marks }) =>
			self === undefined || marks === undefined
				? []
				: [{ title: question.title, self, rubric: ratingOf(shareOf(question, marks)) }]
		),
		weak: weakSections([...attempts.values()]),
		gaps: said.flatMap(({ turn, question, marks }) =>
			marks === undefined || turns[turn]?.type !== 'open' || shareOf(question, marks) > 0.5
				? []
				: [
						{
							title: question.title,
							section: question.sections[0]!,
							missing: question.rubric
								.filter((_, index) => !marks.includes(index))
								.sort((a, b) => b.weight - a.weight)
								.slice(0, MISSING)
								.map(({ point }) => point)
						}
					]
		)
	};
}

function rate({ level, turns, attempts, said }: Evidence, id: Competency): Rated {
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

function wholeOf(competencies: readonly Rated[]): Rating | undefined {
	const rated = competencies.flatMap(({ id, rating }) =>
		rating === undefined || COUNTS[id] === 0 ? [] : [{ rating, weight: COUNTS[id] }]
	);
	const weight = rated.reduce((sum, one) => sum + one.weight, 0);
	if (weight < 6) return undefined;
	return Math.round(
		rated.reduce((sum, one) => sum + one.rating * one.weight, 0) / weight
	) as Rating;
}

function beliefsShown(turns: readonly Turn[], attempts: ReadonlyMap<number, Answer>): Shown[] {
	const shown = new Map<string, Shown>();
	for (const turn of turns) {
		const answer = turn.type === 'item' ? attempts.get(turn.index) : undefined;
		if (turn.type !== 'item' || !answer) continue;
		for (const id of answer.misconceptions) {
			const before = shown.get(id) ?? { id, section: answer.section, times: 0, verdict: 'open' };
			shown.set(id, { ...before, times: before.times + 1 });
		}
		const { belief } = turn;
		const before = belief === undefined ? undefined : shown.get(belief);
		if (!before) continue;
		const again = answer.misconceptions.includes(before.id);
		if (again) before.verdict = 'held';
		else if (answer.correct && before.verdict === 'open') before.verdict = 'slip';
	}
	const order = ['held', 'open', 'slip'];
	return [...shown.values()].sort(
		(a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.times - a.times
	);
}

function weakSections(answers: readonly Answer[]): Report['weak'] {
	const bySection = new Map<string, { wrong: number; items: number }>();
	for (const { section, correct } of answers) {
		const before = bySection.get(section) ?? { wrong: 0, items: 0 };
		bySection.set(section, {
			wrong: before.wrong + Number(!correct),
			items: before.items + 1
		});
	}
	return [...bySection]
		.map(([section, counts]) => ({ section, ...counts }))
		.filter(({ wrong }) => wrong > 0)
		.sort((a, b) => b.wrong - a.wrong || a.items - b.items);
}
