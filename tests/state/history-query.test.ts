import { describe, expect, test } from 'vitest';
import { parseHistory } from '../../src/lib/state/history-query';

const parse = (query: string) =>
	parseHistory(new URLSearchParams(query), [{ id: 'oop', title: 'Objects' }]);

test('an address without a query shows everything', () => {
	expect(parse('')).toMatchObject({ filter: {}, active: false });
	expect(parse('section=&from=&to=&least=&most=').active).toBe(false);
});

test('all parts together', () => {
	expect(
		parse('mode=timed&mode=interview&section=oop&from=2026-11-01&to=2026-11-30&least=50').filter
	).toEqual({
		modes: ['timed', 'interview'],
		section: 'oop',
		from: new Date(2026, 10, 1).getTime(),
		to: new Date(2026, 11, 1).getTime(),
		score: { least: 0.5, most: 1 }
	});
});

test('a section is named by id or by title', () => {
	for (const name of ['oop', 'objects']) {
		expect(parse(`section=${name}`)).toMatchObject({
			fields: { section: 'Objects' },
			filter: { section: 'oop' }
		});
	}
	expect(() => parse('section=poetry')).toThrow('There is no section called “poetry”.');
});

describe('short ranges', () => {
	test('a day', () => {
		expect(parse('day=2026-11-30')).toMatchObject({
			fields: { from: '2026-11-30', to: '2026-11-30' },
			filter: { from: new Date(2026, 10, 30).getTime(), to: new Date(2026, 11, 1).getTime() }
		});
	});

	test('a week, from its Monday', () => {
		expect(parse('week=2026-11-30').fields).toMatchObject({ from: '2026-11-30', to: '2026-12-06' });
	});
});

test.each(['day=soon', 'from=2026-13-45', 'least=-1', 'most=101', 'least=half'])(
	'%s is refused with what it may be',
	(query) => {
		expect(() => parse(query)).toThrow(/is not a (day|percentage)/);
	}
);
