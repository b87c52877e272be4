import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStart } from '../../../src/lib/state/addresses/start';
import { parseHistory } from '../../../src/lib/state/history-query';
import { MODES } from '../../../src/lib/store/history';
import { ADDRESSES, queries, read } from '../../addresses';

const SECTIONS = [
	{ id: 'oop', title: 'Objects' },
	{ id: 'gil', title: 'The GIL' }
];

test('10,000 addresses of the history: refused, or a filter that its own fields give again', () => {
	const query = queries(
		['mode', 'section', 'from', 'to', 'day', 'week', 'least', 'most'],
		[...MODES, 'oop', 'objects', '2026-11-30', '2024-02-29', '0', '50', '100', '33.3']
	);
	let taken = 0;
	fc.assert(
		fc.property(query, (asked) => {
			const result = read(() => parseHistory(asked, SECTIONS));
			if (!result) return;
			taken += 1;
			const { fields, filter, active } = result;
			for (const time of [filter.from, filter.to]) {
				if (time !== undefined) expect(Number.isFinite(time)).toBe(true);
			}
			if (filter.from !== undefined) {
				const date = new Date(filter.from);
				const pad = (value: number, size: number) => String(value).padStart(size, '0');
				expect(
					`${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`
				).toBe(fields.from);
			}
			if (filter.score) {
				const { least, most } = filter.score;
				expect(0 <= least && least <= 1 && 0 <= most && most <= 1).toBe(true);
			}
			expect(active).toBe(Object.keys(filter).length > 0);
			const { modes, ...rest } = fields;
			const again = new URLSearchParams([
				...Object.entries(rest),
				...modes.map((mode) => ['mode', mode])
			]);
			expect(parseHistory(again, SECTIONS)).toEqual(result);
		}),
		ADDRESSES
	);
	expect(taken).toBeGreaterThan(1_000);
});

test('10,000 addresses of practice about something: refused, or names that can be in a path', () => {
	const query = queries(['section', 'belief', 'concept'], ['oop', 'gil', 'a-b-1']);
	let taken = 0;
	fc.assert(
		fc.property(query, (asked) => {
			const result = read(() => parseStart(asked));
			if (!result) return;
			taken += 1;
			const name =
				'concept' in result.about ? result.about.concept : result.about.misconceptions[0];
			expect(`${result.section}/${name}`).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
			const again = new URLSearchParams([
				['section', result.section],
				['concept' in result.about ? 'concept' : 'belief', name]
			]);
			expect(parseStart(again)).toEqual(result);
		}),
		ADDRESSES
	);
	expect(taken).toBeGreaterThan(1_000);
});
