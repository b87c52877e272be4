import { CONFIDENCES, type Confidence } from '../item/types';
import type { StageId } from '../practice/interview/plan';
import type { Turn } from '../practice/interview/turns';
import {
	COMPETENCIES,
	rate,
	ratingOf,
	shareOf,
	wholeOf,
	type Evidence,
	type Rated,
	type Rating
} from './rating';
import type { Answer } from './standing';

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

/** So many points that an answer lacks are named, the weightiest. */
const MISSING = 2;
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
