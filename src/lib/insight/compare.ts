import type { Answer } from './standing';

/** Right answers and answers, first of one session and then of the other. */
export type Pair<T> = [first: T, second: T];
export interface Counts {
	right: number;
	answers: number;
}

/** Two sessions side by side. */
export interface Comparison {
	all: Pair<Counts>;
	/** Average time for an answer, in milliseconds; undefined without answers. */
	ms: Pair<number | undefined>;
	/** Answers that the person was sure of. */
	sure: Pair<Counts>;
	/** Sections that either asks about, in order of their ids. */
	sections: { section: string; counts: Pair<Counts> }[];
	/** Items that both ask, and whether they were answered rightly. */
	items: { item: string; right: Pair<boolean> }[];
	/** Misconceptions given away only first, in both, and only second. */
	beliefs: { gone: string[]; kept: string[]; come: string[] };
}

/** Holds the answers of two sessions against each other. */
export function compareSessions(first: readonly Answer[], second: readonly Answer[]): Comparison {
	const both: Pair<readonly Answer[]> = [first, second];
	const sections = [...new Set([...first, ...second].map(({ section }) => section))].sort();
	const given = both.map((answers) => new Set(answers.flatMap((one) => one.misconceptions)));
	const [before, after] = [[...given[0]!], [...given[1]!]];
	return {
		all: pair(both, countsOf),
		ms: pair(both, (answers) =>
			answers.length === 0
				? undefined
				: answers.reduce((sum, { ms }) => sum + ms, 0) / answers.length
		),
		sure: pair(both, (answers) =>
			countsOf(answers.filter(({ confidence }) => confidence === 'sure'))
		),
		sections: sections.map((section) => ({
			section,
			counts: pair(both, (answers) => countsOf(answers.filter((one) => one.section === section)))
		})),
		items: first.flatMap(({ item, correct }) => {
			const again = second.find((answer) => answer.item === item);
			return again ? [{ item, right: [correct, again.correct] as Pair<boolean> }] : [];
		}),
		beliefs: {
			gone: before.filter((id) => !given[1]!.has(id)),
			kept: before.filter((id) => given[1]!.has(id)),
			come: after.filter((id) => !given[0]!.has(id))
		}
	};
}

const pair = <T>([first, second]: Pair<readonly Answer[]>, of: (answers: readonly Answer[]) => T) =>
	[of(first), of(second)] satisfies Pair<T>;

const countsOf = (answers: readonly Answer[]): Counts => ({
	right: answers.filter(({ correct }) => correct).length,
	answers: answers.length
});
