import { expect, test } from 'vitest';
import { levelNear, strengthen } from '../../src/lib/practice/strengthen';

const known = (entries: [string, number, number][]) =>
	new Map(entries.map(([id, mean, sd]) => [id, { mean, sd }]));
const counts = (wishes: { section: string }[]) =>
	wishes.reduce(
		(all, { section }) => all.set(section, (all.get(section) ?? 0) + 1),
		new Map<string, number>()
	);

const many = known(
	Array.from({ length: 60 }, (_, index) => [`s${index}`, index < 8 ? -2 : 1, 0.3])
);

test('the same seed asks for the same', () => {
	expect(strengthen(many, 20, 'x')).toEqual(strengthen(many, 20, 'x'));
	expect(strengthen(many, 20, 'x')).not.toEqual(strengthen(many, 20, 'y'));
});

test('weak sections are asked most, and none of them alone', () => {
	const asked = counts(strengthen(many, 20, 'x'));
	const weak = [...asked].filter(([id]) => Number(id.slice(1)) < 8);
	expect(weak.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(17);
	expect(Math.max(...asked.values())).toBeLessThanOrEqual(6);
});

test('a section of which nothing is known gets its turn', () => {
	const sections = known([
		...Array.from({ length: 20 }, (_, index) => [`s${index}`, 0, 0.2] as [string, number, number]),
		['unknown', 0, 2.2]
	]);
	const asked = Array.from({ length: 20 }, (_, seed) => strengthen(sections, 10, `seed${seed}`));
	const share = asked.flat().filter(({ section }) => section === 'unknown').length / 200;
	expect(share).toBeGreaterThan(1 / 21);
});

test('levels are near the ability', () => {
	expect([-2, 0, 2].map(levelNear)).toEqual(['junior', 'mid', 'senior']);
});

test('without sections there is nothing to ask', () => {
	expect(strengthen(new Map(), 5, 'x')).toEqual([]);
});
