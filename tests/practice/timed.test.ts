import { expect, test } from 'vitest';
import { parseTimed } from '../../src/lib/practice/timed';

const parse = (query: string) => parseTimed(new URLSearchParams(query), 'abc');

test('a preset names the number and the clocks', () => {
	expect(parse('preset=quick')).toMatchObject({
		title: 'Quick fire',
		count: 10,
		clocks: { each: 45_000 },
		pausable: false
	});
	expect(parse('preset=exam')).toMatchObject({ count: 40, clocks: { total: 2_700_000 } });
	expect(parse('')).toEqual({
		title: 'Standard',
		count: 20,
		clocks: { each: 90_000 },
		pausable: true,
		sections: [],
		tracks: ['python', 'django'],
		levels: ['junior', 'mid', 'senior'],
		seed: 'abc'
	});
});

test('a pace of one’s own has either clock, both, or none', () => {
	expect(parse('preset=custom&count=5&minutes=10&seconds=30&pause=yes')).toMatchObject({
		count: 5,
		clocks: { total: 600_000, each: 30_000 },
		pausable: true
	});
	expect(parse('preset=custom&minutes=0&seconds=0')).toMatchObject({ clocks: {}, pausable: false });
});

test('tracks, levels and sections narrow what is drawn', () => {
	expect(parse('track=django&level=senior&level=mid&section=oop&section=gil')).toMatchObject({
		tracks: ['django'],
		levels: ['mid', 'senior'],
		sections: ['oop', 'gil']
	});
});

test.each([
	['preset=slow', 'There is no preset “slow”'],
	['track=rust', '“rust” is not a track'],
	['level=guru', '“guru” is not a level'],
	['preset=custom&count=0', '“count” is a whole number from 1 to 60, not “0”'],
	['preset=custom&minutes=1.5', '“minutes” is a whole number'],
	['preset=custom&seconds=x', '“seconds” is a whole number'],
	['preset=constructor', 'There is no preset “constructor”']
])('%s is refused', (query, message) => {
	expect(() => parse(query)).toThrow(message);
});
