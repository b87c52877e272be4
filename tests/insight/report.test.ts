import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cellsOf,
	mondayOf,
	reportBeliefs,
	reportBeliefsBySection,
	reportCalibration,
	reportConcepts,
	reportSections,
	reportTimes,
	reportWeeks,
	sectionEstimates,
	wilson
} from '../../src/lib/insight/report';
import { addAnswer, addToDay, type Answer, type Standing } from '../../src/lib/insight/standing';

const NOW = Date.UTC(2026, 10, 30);
const answer = (change: Partial<Answer> = {}): Answer => ({
	section: 'oop',
	item: 'python/oop/a',
	level: 'mid',
	among: 4,
	concepts: ['oop-one'],
	offered: ['x'],
	misconceptions: [],
	correct: true,
	ms: 1000,
	at: NOW,
	day: '2026-11-30',
	...change
});
const sum = (answers: readonly Answer[]): Standing[] => {
	const standings = new Map<string, Standing>();
	for (const one of answers) {
		standings.set(one.section, addAnswer(standings.get(one.section), one));
	}
	return [...standings.values()];
};
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test('an answer of now weighs one', () => {
	const [standing] = sum([answer(), answer({ correct: false, level: 'senior' })]);
	expect(cellsOf(standing!.cells, NOW)).toEqual([
		{ level: 'mid', among: 4, right: 1, total: 1 },
		{ level: 'senior', among: 4, right: 0, total: 1 }
	]);
});

describe('weak areas', () => {
	const standings = sum([
		...times(8, answer({ section: 'gil', correct: false, concepts: ['gil-one'] })),
		...times(8, answer()),
		answer({ section: 'decorators', correct: false, concepts: ['deco-one'] })
	]);
	const estimates = sectionEstimates(['oop', 'gil', 'decorators', 'generators'], standings, NOW);

	test('are the sections that were asked about, the weakest first', () => {
		const sections = reportSections(estimates, standings);
		expect(sections.map(({ id }) => id)).toEqual(['gil', 'decorators', 'oop']);
		expect(sections.every(({ low, share, high }) => low < share && share < high)).toBe(true);
	});

	test('say when there are not enough answers yet', () => {
		const enough = reportSections(estimates, standings).filter(({ enough }) => enough);
		expect(enough.map(({ id }) => id)).toEqual(['gil', 'oop']);
	});

	test('are ideas too, around the estimate of their section', () => {
		const concepts = reportConcepts(estimates, standings, NOW);
		expect(concepts.map(({ id }) => id)).toEqual(['gil-one', 'deco-one', 'oop-one']);
		expect(concepts.map(({ enough }) => enough)).toEqual([true, false, true]);
	});
});

test('a misconception is overcome once it was passed by three times', () => {
	const held = answer({ correct: false, misconceptions: ['x'], at: 5 });
	const passed = answer({ at: 6 });
	const states = [0, 1, 2, 3].map((count) =>
		reportBeliefs(sum([held, ...times(count, passed)]), 6)
	);
	expect(states.map(([belief]) => belief!.overcome)).toEqual([false, false, false, true]);
	expect(states[3]).toMatchObject([
		{ id: 'x', section: 'oop', picked: 1, offered: 4, last: 5, overcome: true }
	]);
	expect(reportBeliefs(sum([passed]), 6)).toEqual([]);
	expect(states.map(([belief]) => belief!.enough)).toEqual([false, true, true, true]);
	expect(reportBeliefsBySection(states.map(([belief]) => belief!))).toEqual([
		{ section: 'oop', held: 3, overcome: 1 }
	]);
});

test('weeks begin on Mondays', () => {
	expect(['2026-11-30', '2026-12-06', '2026-12-07', '2027-01-01'].map(mondayOf)).toEqual([
		'2026-11-30',
		'2026-11-30',
		'2026-12-07',
		'2026-12-28'
	]);
});

test('the interval of a share is Wilson’s', () => {
	expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
	// Of 10 with 5 right: 0.5 ± 0.2308 at 90%.
	expect(wilson(5, 10).low).toBeCloseTo(0.269, 3);
	expect(wilson(5, 10).high).toBeCloseTo(0.731, 3);
	expect(wilson(0, 4).low).toBe(0);
});

const answers = fc.array(
	fc.record({
		section: fc.constantFrom('oop', 'gil'),
		level: fc.constantFrom('junior' as const, 'mid' as const, 'senior' as const),
		correct: fc.boolean(),
		confidence: fc.constantFrom('sure' as const, 'think' as const, 'guess' as const),
		ms: fc.integer({ min: 0, max: 100_000 }),
		day: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30')
	}),
	{ maxLength: 60 }
);

test('every report agrees with a plain recount', () => {
	fc.assert(
		fc.property(answers, (given) => {
			const all = given.map((change) => answer(change));
			const standings = sum(all);
			const count = (some: (one: Answer) => boolean) => all.filter(some).length;
			for (const { confidence, right, answers } of reportCalibration(standings)) {
				expect(answers).toBe(count((one) => one.confidence === confidence));
				expect(right).toBe(count((one) => one.confidence === confidence && one.correct));
			}
			for (const { level, ms, questions } of reportTimes(standings)) {
				const of = all.filter((one) => one.level === level);
				expect(questions).toBe(of.length);
				expect(ms * questions).toBeCloseTo(
					of.reduce((total, one) => total + one.ms, 0),
					3
				);
			}
			const days = [...new Set(all.map(({ day }) => day))]
				.sort()
				.map((day) =>
					all
						.filter((one) => one.day === day)
						.reduce<ReturnType<typeof addToDay> | undefined>(
							(row, one) => addToDay(row, one),
							undefined
						)!
				);
			const weeks = reportWeeks(days);
			expect(weeks.reduce((total, { answered }) => total + answered, 0)).toBe(all.length);
			for (const { week, right } of weeks) {
				expect(right).toBe(count(({ day, correct }) => correct && mondayOf(day) === week));
			}
			expect(weeks.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week).sort());
		})
	);
});
