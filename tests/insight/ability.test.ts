import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	asShare,
	chanceOfRight,
	estimatePart,
	estimateSections,
	type Cell
} from '../../src/lib/insight/ability';

const cell = (right: number, total: number, change: Partial<Cell> = {}): Cell => ({
	level: 'mid',
	among: 4,
	right,
	total,
	...change
});
const estimate = (cells: Cell[]) => estimateSections(new Map([['one', cells]])).get('one')!;

test('the chance of a right answer is the model’s', () => {
	expect(chanceOfRight(0, 'mid', 0)).toBe(0.5);
	expect(chanceOfRight(0, 'mid', 4)).toBe(0.625);
	expect(chanceOfRight(-1, 'junior', 0)).toBe(0.5);
	expect(chanceOfRight(1, 'senior', 5)).toBeCloseTo(0.6);
	expect(asShare(0)).toBe(0.5);
});

describe('a section', () => {
	test('without answers is anything around the middle', () => {
		const { mean, low, high, answers } = estimate([]);
		expect(mean).toBeCloseTo(0);
		// Levels spread by 2 and sections by 1 around them: √5 · 1.645.
		expect(high).toBeCloseTo(3.65, 1);
		expect(low).toBeCloseTo(-3.65, 1);
		expect(answers).toBe(0);
	});

	test('with one wrong answer of one is not 0%', () => {
		const { mean, high } = estimate([cell(0, 1)]);
		expect(asShare(mean)).toBeGreaterThan(0.15);
		expect(asShare(high)).toBeGreaterThan(0.6);
	});

	test('is known better the more answers there are', () => {
		const widths = [1, 4, 16, 64].map((total) => {
			const { low, high } = estimate([cell(total / 2, total)]);
			return high - low;
		});
		expect(widths).toEqual([...widths].sort((a, b) => b - a));
	});

	test('is not praised for guessing', () => {
		// A quarter right of four options is what guessing gives.
		expect(asShare(estimate([cell(25, 100)]).mean)).toBeLessThan(0.06);
		expect(asShare(estimate([cell(25, 100, { among: 0 })]).mean)).toBeGreaterThan(0.2);
	});

	test('is credited for the level of what was asked', () => {
		const at = (level: Cell['level']) => estimate([cell(6, 10, { level })]).mean;
		expect(at('junior')).toBeLessThan(at('mid'));
		expect(at('mid')).toBeLessThan(at('senior'));
	});

	test('with few answers leans on the others', () => {
		const strong = new Map([
			['new', [cell(0, 1)]],
			...Array.from({ length: 10 }, (_, index) => [`s${index}`, [cell(19, 20)]] as const)
		]);
		expect(estimateSections(strong).get('new')!.mean).toBeGreaterThan(estimate([cell(0, 1)]).mean);
	});
});

const cells = fc.array(
	fc.record({
		level: fc.constantFrom('junior', 'mid', 'senior'),
		among: fc.constantFrom(0, 3, 4, 5, 32),
		right: fc.double({ min: 0, max: 40, noNaN: true }),
		wrong: fc.double({ min: 0, max: 40, noNaN: true })
	}),
	{ maxLength: 6 }
);

test('estimates are finite and in order, whatever the answers', () => {
	fc.assert(
		fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (sections) => {
			const given = new Map(
				sections.map((some, index) => [
					String(index),
					some.map(({ level, among, right, wrong }) => ({
						level,
						among,
						right,
						total: right + wrong
					}))
				])
			);
			for (const [id, section] of estimateSections(given)) {
				for (const { low, mean, high, sd } of [section, estimatePart(section, given.get(id)!)]) {
					expect([low, mean, high, sd].every(Number.isFinite)).toBe(true);
					expect(low).toBeLessThan(high);
					expect(low).toBeLessThanOrEqual(mean + 0.2);
					expect(high).toBeGreaterThanOrEqual(mean - 0.2);
				}
			}
		})
	);
});

test('a concept is near its section until it has answers of its own', () => {
	const section = estimate([cell(10, 20)]);
	expect(estimatePart(section, []).mean).toBeCloseTo(section.mean, 1);
	expect(estimatePart(section, [cell(0, 5)]).mean).toBeLessThan(section.mean - 0.5);
	expect(estimatePart(section, []).sd).toBeGreaterThan(section.sd);
});
