import type { OpenQuestion } from '../../../src/lib/item/open';
import { LEVELS, type Item, type Level } from '../../../src/lib/item/types';
import { planStages, type InterviewConfig } from '../../../src/lib/practice/interview/plan';
import { nextTurn } from '../../../src/lib/practice/interview/script';
import type { Past, Pool, Proposal } from '../../../src/lib/practice/interview/turns';
import { makeItem } from '../../fixtures';

const SECTIONS = [
	{ id: 'oop', track: 'python' },
	{ id: 'gil', track: 'python' },
	{ id: 'query-api', track: 'django' },
	{ id: 'mixins', track: 'django' }
] as const;
export const CONFIG: InterviewConfig = {
	role: 'django',
	level: 'mid',
	minutes: 60,
	focus: [],
	seed: 'abc'
};

/** In each section: four concepts, each asked about on each level. */
const itemsOf = (section: string): Item[] =>
	LEVELS.flatMap((level) =>
		[0, 1, 2, 3].map((number): Item => {
			const name = `${section}-${number}-${level}`;
			return {
				...makeItem(name, { kind: 'predict-output' }),
				id: `x/${section}/${name}`,
				snippet: 'print(1)',
				level,
				concepts: [`${section}-${number}`],
				reasons: Array.from({ length: 5 }, (_, index) => ({
					misconception: `${section}-${number}-belief-${index}`,
					belief: 'Something',
					feedback: 'No.'
				}))
			};
		})
	);

const open = (kind: OpenQuestion['kind'], track: OpenQuestion['track'], level: Level, n: number) =>
	({
		id: `${kind}-${track}-${level}-${n}`,
		kind,
		title: 'T',
		track,
		level,
		sections: [track === 'python' ? 'oop' : 'query-api'],
		concepts: ['c'],
		minutes: 3,
		prompt: 'P',
		answer: 'A',
		rubric: [{ point: 'Says it', weight: 1 }],
		wrongTurns: [],
		followups: [
			{ prompt: 'F', answer: 'A' },
			{ prompt: 'G', answer: 'A' }
		],
		reference: 'https://docs.python.org/3/',
		...(kind === 'bug' && { snippet: 'a = 1\nb = 2', bug: { lines: [2], why: 'W' } })
	}) satisfies OpenQuestion;

export const POOL: Pool = {
	items: new Map(SECTIONS.map(({ id }) => [id, itemsOf(id)])),
	open: (['explain', 'debug', 'design', 'bug'] as const).flatMap((kind) =>
		(['python', 'django'] as const).flatMap((track) =>
			LEVELS.flatMap((level) => [0, 1].map((n) => open(kind, track, level, n)))
		)
	),
	avoid: []
};

/** How a candidate does at an item. */
export type Candidate = (
	item: Item,
	proposal: Proposal
) => { correct: boolean; misconceptions: string[] };

export const alwaysRight: Candidate = () => ({ correct: true, misconceptions: [] });
/** Picks the first wrong option that is shown. */
export const alwaysWrong: Candidate = (item, { draw }) => {
	const variant = item.variants.find(({ id }) => id === draw!.variant)!;
	const shown = draw!.options.map((id) => variant.options.find((option) => option.id === id)!);
	const picked = shown.find(({ correct }) => !correct)!;
	return {
		correct: false,
		misconceptions: picked.reasons.map((index) => item.reasons[index]!.misconception!)
	};
};

/** A whole interview with a candidate who takes so long for everything, in milliseconds. */
export function interview(
	candidate: Candidate,
	{ config = CONFIG, pool = POOL, each = 30_000 } = {}
): Past[] {
	const past: Past[] = [];
	let draws = 0;
	for (const stage of planStages(config, SECTIONS)) {
		let left = stage.ms;
		for (;;) {
			const proposal = left > 0 ? nextTurn(config, stage, past, left, pool) : undefined;
			if (!proposal) break;
			left -= each;
			if (!proposal.item) {
				past.push({ turn: proposal.turn, answered: true });
				continue;
			}
			const { item, draw } = proposal;
			const { id, level, concepts } = item;
			past.push({
				turn: { ...proposal.turn, index: draws++ },
				item: { id, variant: draw.variant, level, concepts },
				result: candidate(item, proposal)
			});
		}
	}
	return past;
}
