import { describe, expect, test } from 'vitest';
import { estimateBelief } from '../../src/lib/insight/belief';
import { weightAt } from '../../src/lib/insight/standing';
import { chanceOf } from '../../src/lib/practice/random';

const NOW = Date.UTC(2026, 10, 30);
const UNIT = weightAt(NOW);
const estimate = (picked: number, offered: number, chance: number) =>
	estimateBelief([picked * UNIT, offered * UNIT, chance * UNIT], NOW);

describe('an estimate of a misconception', () => {
	test('once of once is not always', () => {
		const { share, low, high } = estimate(1, 1, 0.25);
		expect(share).toBeLessThan(0.6);
		expect(high - low).toBeGreaterThan(0.5);
	});

	test('grows with how often it was picked, and surer with how often it was offered', () => {
		expect(estimate(2, 4, 1).share).toBeGreaterThan(estimate(1, 4, 1).share);
		const width = ({ low, high }: ReturnType<typeof estimate>) => high - low;
		expect(width(estimate(10, 20, 5))).toBeLessThan(width(estimate(2, 4, 1)));
	});

	test('a pick that a guess explains says less than one that it does not', () => {
		expect(estimate(2, 4, 2).share).toBeLessThan(estimate(2, 4, 0).share);
	});

	test('older answers count less', () => {
		expect(estimate(0.5, 0.5, 0.125).answers).toBeCloseTo(0.5);
		expect(estimate(0.5, 0.5, 0.125).share).toBeLessThan(estimate(1, 1, 0.25).share);
	});

	test('without answers it is what is expected beforehand', () => {
		expect(estimate(0, 0, 0).share).toBeCloseTo(1 / 3, 2);
	});

	test('its 90% intervals hold the share of simulated people in 85 to 97 of 100', () => {
		const chance = chanceOf('beliefs');
		const uniform = () => (chance.integer(1_000_000) + 0.5) / 1_000_000;
		const PEOPLE = 2_000;
		let held = 0;
		for (let person = 0; person < PEOPLE; person++) {
			// The prior's own quantile function: 1 - sqrt(1 - u).
			const truth = 1 - Math.sqrt(1 - uniform());
			const offered = 3 + chance.integer(10);
			let picked = 0;
			for (let answer = 0; answer < offered; answer++) {
				if (uniform() < truth + ((1 - truth) * 0.25) / 2) picked += 1;
			}
			const { low, high } = estimate(picked, offered, 0.25 * offered);
			if (low - 0.005 <= truth && truth <= high + 0.005) held += 1;
		}
		expect(held / PEOPLE).toBeGreaterThan(0.85);
		expect(held / PEOPLE).toBeLessThan(0.97);
	});
});
