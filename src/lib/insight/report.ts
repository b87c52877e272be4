import { CONFIDENCES, LEVELS, type Confidence, type Level } from '../item/types';
import {
	asShare,
	estimatePart,
	estimateSections,
	isLevel,
	type Cell,
	type Estimate
} from './ability';
import { estimateBelief, type BeliefEstimate } from './belief';
import { weightAt, type Day, type Standing, type Tally } from './standing';

/**
 * Below this weight of answers an estimate says more of the others than of the section. It is half an
 * answer less than the number that is promised, as answers count less from the moment they are given.
 */
const ENOUGH_FOR_SECTION = 3.5;
const ENOUGH_FOR_CONCEPT = 1.5;

/** How well something is known: shares of mid-level questions answered rightly without guessing. */
export interface Known {
	id: string;
	section: string;
	share: number;
	/** Ends of the interval that holds the share with 90%. */
	low: number;
	high: number;
	/** Answers, older ones counting less. */
	answers: number;
	enough: boolean;
}

/** Tallies of a section or concept as cells, weighed for the time it is. */
export const cellsOf = (tallies: Record<string, Tally>, now: number): Cell[] =>
	Object.entries(tallies).flatMap(([name, [right, total]]) => {
		const [level = '', among] = name.split('/');
		const unit = weightAt(now);
		return isLevel(level)
			? [{ level, among: Number(among), right: right / unit, total: total / unit }]
			: [];
	});

/** Estimates of all sections, those without answers included. */
export function sectionEstimates(
	sections: readonly string[],
	standings: readonly Standing[],
	now: number
): Map<string, Estimate> {
	const known = new Map(standings.map((standing) => [standing.section, standing]));
	return estimateSections(
		new Map(sections.map((id) => [id, cellsOf(known.get(id)?.cells ?? {}, now)]))
	);
}

const known = (id: string, section: string, estimate: Estimate, enough: number): Known => ({
	id,
	section,
	share: asShare(estimate.mean),
	low: asShare(estimate.low),
	high: asShare(estimate.high),
	answers: estimate.answers,
	enough: estimate.answers >= enough
});

const weakestFirst = (a: Known, b: Known) => a.share - b.share;

/** Sections that were asked about, the weakest first. */
export function reportSections(
	estimates: ReadonlyMap<string, Estimate>,
	standings: readonly Standing[]
): Known[] {
	return standings
		.flatMap(({ section }) => {
			const estimate = estimates.get(section);
			return estimate ? [known(section, section, estimate, ENOUGH_FOR_SECTION)] : [];
		})
		.sort(weakestFirst);
}

/** Concepts that were asked about, the weakest first. */
export function reportConcepts(
	estimates: ReadonlyMap<string, Estimate>,
	standings: readonly Standing[],
	now: number
): Known[] {
	return standings
		.flatMap(({ section, concepts }) => {
			const around = estimates.get(section);
			if (!around) return [];
			return Object.entries(concepts).map(([id, tallies]) =>
				known(id, section, estimatePart(around, cellsOf(tallies, now)), ENOUGH_FOR_CONCEPT)
			);
		})
		.sort(weakestFirst);
}

/** A misconception that was picked at least once. */
export interface Held extends BeliefEstimate {
	id: string;
	section: string;
	picked: number;
	offered: number;
	/** When it was last picked, in milliseconds since 1970. */
	last: number;
	/** Whether it has been on offer three times since without being picked. */
	overcome: boolean;
	/** Whether there are enough answers for the estimate to say something. */
	enough: boolean;
}

const OVERCOME_AFTER = 3;
const ENOUGH_FOR_BELIEF = 1.5;

/** Misconceptions that were picked: those still held first, the surest first; then those overcome. */
export const reportBeliefs = (standings: readonly Standing[], now: number): Held[] =>
	standings
		.flatMap(({ section, beliefs }) =>
			Object.entries(beliefs)
				.filter(([, { picked }]) => picked > 0)
				.map(([id, { picked, offered, last, since, evidence }]) => {
					const estimate = estimateBelief(evidence, now);
					return {
						id,
						section,
						picked,
						offered,
						last,
						overcome: since >= OVERCOME_AFTER,
						...estimate,
						enough: estimate.answers >= ENOUGH_FOR_BELIEF
					};
				})
		)
		.sort(
			(a, b) => Number(a.overcome) - Number(b.overcome) || b.share - a.share || b.last - a.last
		);

/** How often somebody was right, by how sure they were. */
export interface Calibration {
	confidence: Confidence;
	right: number;
	answers: number;
	/** Ends of the 90% interval of the share (E. B. Wilson, 1927). */
	low: number;
	high: number;
}

export const reportCalibration = (standings: readonly Standing[]): Calibration[] =>
	CONFIDENCES.map((confidence) => {
		const tallies = standings.flatMap((standing) => {
			const tally = standing.confidence[confidence];
			return tally ? [tally] : [];
		});
		const right = sum(tallies.map(([value]) => value));
		const answers = sum(tallies.map(([, value]) => value));
		return { confidence, right, answers, ...wilson(right, answers) };
	});

/** Average time for a question by level, in milliseconds. */
export const reportTimes = (
	standings: readonly Standing[]
): { level: Level; ms: number; questions: number }[] =>
	LEVELS.map((level) => {
		const times = standings.flatMap(({ times }) => (times[level] ? [times[level]] : []));
		const questions = sum(times.map(([, count]) => count));
		return { level, ms: questions > 0 ? sum(times.map(([ms]) => ms)) / questions : 0, questions };
	});

/** The share of right answers in each week that has any, the oldest first. */
export function reportWeeks(
	days: readonly Day[]
): { week: string; right: number; answered: number; low: number; high: number }[] {
	const weeks = new Map<string, { right: number; answered: number }>();
	for (const { day, right, answered } of days) {
		const week = mondayOf(day);
		const before = weeks.get(week) ?? { right: 0, answered: 0 };
		weeks.set(week, { right: before.right + right, answered: before.answered + answered });
	}
	return [...weeks]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([week, { right, answered }]) => ({ week, right, answered, ...wilson(right, answered) }));
}

/** The Monday of a day's week; both as `2026-11-30`. */
export function mondayOf(day: string): string {
	const date = new Date(`${day}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	return date.toISOString().slice(0, 10);
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
/** The standard normal's 95% quantile, for intervals of 90%. */
const Z = 1.6449;

/** The 90% interval of a share (E. B. Wilson, Journal of the American Statistical Association 22, 1927). */
export function wilson(right: number, total: number): { low: number; high: number } {
	if (total === 0) return { low: 0, high: 1 };
	const share = right / total;
	const middle = (share + Z ** 2 / (2 * total)) / (1 + Z ** 2 / total);
	const half =
		(Z / (1 + Z ** 2 / total)) *
		Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
	return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How many misconceptions a section has that are held and that are overcome, most held first. */
export function reportBeliefsBySection(
	beliefs: readonly Held[]
): { section: string; held: number; overcome: number }[] {
	const sections = [...new Set(beliefs.map(({ section }) => section))];
	return sections
		.map((section) => {
			const here = beliefs.filter((belief) => belief.section === section);
			const overcome = here.filter((belief) => belief.overcome).length;
			return { section, held: here.length - overcome, overcome };
		})
		.sort((a, b) => b.held - a.held || b.overcome - a.overcome);
}
