import { chanceOfRight, estimateSections, type Cell } from '../../src/lib/insight/ability';
import type { Level } from '../../src/lib/item/types';
import { chanceOf } from '../../src/lib/practice/random';
import { strengthen } from '../../src/lib/practice/strengthen';

const LEARNERS = 300;
const SECTIONS = 60;
const ANSWERS = 300;
const QUIZ = 20;
const WEAKEST = 5;
/** How the bank's items are distributed, in per cent. */
const LEVEL_SHARES: readonly [Level, number][] = [
	['junior', 27],
	['mid', 42],
	['senior', 31]
];
/** Among how many answers one guesses, and in how many per cent of the questions. */
const FORMATS: readonly [number, number][] = [
	[32, 10],
	[3, 20],
	[4, 40],
	[5, 30]
];

const chance = chanceOf('learners');
const uniform = () => (chance.integer(2 ** 30) + 0.5) / 2 ** 30;
const gaussian = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
function oneOf<T>(shares: readonly [T, number][]): T {
	let rest = chance.integer(100);
	return (shares.find(([, share]) => (rest -= share) < 0) ?? shares.at(-1)!)[0];
}

type Sections = Map<string, Cell[]>;

class Learner {
	private readonly own = 0.3 + gaussian();
	readonly abilities = new Map<string, number>(
		Array.from({ length: SECTIONS }, (_, index) => [`s${index}`, this.own + gaussian()])
	);
	readonly weakest = new Set(
		[...this.abilities]
			.sort(([, a], [, b]) => a - b)
			.slice(0, WEAKEST)
			.map(([id]) => id)
	);

	answer(sections: Sections, id: string, level: Level): void {
		const among = oneOf(FORMATS);
		const right = uniform() < chanceOfRight(this.abilities.get(id)!, level, among);
		const cells = sections.get(id)!;
		let cell = cells.find((known) => known.level === level && known.among === among);
		if (!cell) cells.push((cell = { level, among, right: 0, total: 0 }));
		cell.total += 1;
		cell.right += Number(right);
	}

	/** The share of the five named that are among the five weakest. */
	precision = (named: readonly string[]) =>
		named.slice(0, WEAKEST).filter((id) => this.weakest.has(id)).length / WEAKEST;

	noAnswers = (): Sections => new Map([...this.abilities.keys()].map((id) => [id, []]));
}

const percentRight = (cells: readonly Cell[]) => {
	const sum = (name: 'right' | 'total') => cells.reduce((all, cell) => all + cell[name], 0);
	return sum('right') / sum('total');
};

/**
 * Learners of known abilities answer 300 questions: spread evenly and judged by percent correct, and in
 * the app's own mix, judged by its estimates.
 */
export function benchInsight(): void {
	let [even, own, inside, intervals] = [0, 0, 0, 0];
	const start = performance.now();
	for (let index = 0; index < LEARNERS; index++) {
		const learner = new Learner();
		const ids = [...learner.abilities.keys()];
		const spread = learner.noAnswers();
		for (let answer = 0; answer < ANSWERS; answer++) {
			learner.answer(spread, ids[answer % SECTIONS]!, oneOf(LEVEL_SHARES));
		}
		// Equal shares are in an order of chance.
		even += learner.precision(
			chance
				.shuffle(ids)
				.sort((a, b) => percentRight(spread.get(a)!) - percentRight(spread.get(b)!))
		);
		const mixed = learner.noAnswers();
		for (let quiz = 0; quiz < ANSWERS / QUIZ; quiz++) {
			const wishes = strengthen(estimateSections(mixed), QUIZ, `${index}/${quiz}`);
			for (const { section, level } of wishes) learner.answer(mixed, section, level);
		}
		const estimates = [...estimateSections(mixed)].sort(([, a], [, b]) => a.mean - b.mean);
		own += learner.precision(estimates.map(([id]) => id));
		for (const [id, { low, high }] of estimates) {
			const ability = learner.abilities.get(id)!;
			intervals += 1;
			inside += Number(low <= ability && ability <= high);
		}
	}
	const share = (value: number, of: number) => `${((100 * value) / of).toFixed(1)}%`;
	console.log(
		`the five weakest sections of ${LEARNERS} learners after ${ANSWERS} answers: ` +
			`${share(own, LEARNERS)} named, by percent correct ${share(even, LEARNERS)}, ` +
			`ratio ${(own / even).toFixed(2)} (promised: at least 1.3)`
	);
	console.log(
		`90% intervals that hold the ability: ${share(inside, intervals)} (promised: 85 to 95%), ` +
			`${((performance.now() - start) / LEARNERS / (ANSWERS / QUIZ + 1)).toFixed(1)} ms an estimate`
	);
}
