import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, LEVELS, TRACKS } from '../../src/lib/item/types';
import { COUNTS, formatConfig, parseConfig } from '../../src/lib/practice/config';
import { LENGTHS, parseInterview, ROLES } from '../../src/lib/practice/interview/plan';
import { CUSTOM, parseTimed, PRESETS } from '../../src/lib/practice/timed';
import { ADDRESSES, queries, read } from '../addresses';

const within = <T>(values: readonly T[], all: readonly T[]) =>
	values.length > 0 && values.every((value) => all.includes(value));
const SEED = /^[a-z0-9]{1,16}$/;

test('10,000 addresses of quizzes: refused, or a quiz that its own address gives again', () => {
	const query = queries(
		['n', 'level', 'kind', 'only', 'seed', 'round'],
		[...COUNTS.map(String), ...LEVELS, ...KINDS, 'junior,mid', 'a-b,c', 'abc', 'ABC', '7']
	);
	let taken = 0;
	fc.assert(
		fc.property(query, (asked) => {
			const config = read(() => parseConfig(asked));
			if (!config) return;
			taken += 1;
			expect(COUNTS).toContain(config.count);
			expect(within(config.levels, LEVELS) && within(config.kinds, KINDS)).toBe(true);
			if (config.seed !== undefined) expect(config.seed).toMatch(SEED);
			if (config.round !== undefined) expect(config.round).toBeLessThanOrEqual(999);
			const address = formatConfig(config);
			const again = parseConfig(new URLSearchParams(address));
			expect({ round: 0, ...again }).toEqual({ round: 0, ...config });
			expect(formatConfig(again)).toBe(address);
		}),
		ADDRESSES
	);
	expect(taken).toBeGreaterThan(1_000);
});

test('10,000 addresses of timed quizzes: refused, or a pace within its limits', () => {
	const names = ['preset', 'count', 'minutes', 'seconds', 'pause', 'section', 'track', 'level'];
	const query = queries(names, [
		...Object.keys(PRESETS),
		'custom',
		...LEVELS,
		...TRACKS,
		'yes',
		'10',
		'60',
		'oop'
	]);
	let taken = 0;
	fc.assert(
		fc.property(query, (asked) => {
			const config = read(() => parseTimed(asked, 'abc'));
			if (!config) return;
			taken += 1;
			const { count, clocks, pausable, levels, tracks, sections } = config;
			expect(within(levels, LEVELS) && within(tracks, TRACKS)).toBe(true);
			const limits = (value: number, { from, to }: { from: number; to: number }) =>
				Number.isInteger(value) && from <= value && value <= to;
			expect(limits(count, CUSTOM.count)).toBe(true);
			const [minutes, seconds] = [(clocks.total ?? 0) / 60_000, (clocks.each ?? 0) / 1000];
			expect(limits(minutes, CUSTOM.minutes) && limits(seconds, CUSTOM.seconds)).toBe(true);
			const again = new URLSearchParams([
				['preset', 'custom'],
				['count', String(count)],
				['minutes', String(minutes)],
				['seconds', String(seconds)],
				['pause', pausable ? 'yes' : ''],
				...levels.map((level) => ['level', level]),
				...tracks.map((track) => ['track', track]),
				...sections.map((section) => ['section', section])
			]);
			expect({ ...parseTimed(again, 'abc'), title: '' }).toEqual({ ...config, title: '' });
		}),
		ADDRESSES
	);
	expect(taken).toBeGreaterThan(1_000);
});

test('10,000 addresses of interviews: refused, or one that can be asked for again', () => {
	const query = queries(
		['role', 'level', 'minutes', 'section', 'seed'],
		[...ROLES, ...LEVELS, ...LENGTHS.map(String), 'oop', 'abc', 'ABC', 'a1b2']
	);
	let taken = 0;
	fc.assert(
		fc.property(query, (asked) => {
			const config = read(() => parseInterview(asked, 'new'));
			if (!config) return;
			taken += 1;
			const { role, level, minutes, seed, focus } = config;
			expect(within([role], ROLES) && within([level], LEVELS) && within([minutes], LENGTHS)).toBe(
				true
			);
			expect(seed).toMatch(SEED);
			const again = new URLSearchParams([
				['role', role],
				['level', level],
				['minutes', String(minutes)],
				['seed', seed],
				...focus.map((section) => ['section', section])
			]);
			expect(parseInterview(again, 'other')).toEqual(config);
		}),
		ADDRESSES
	);
	expect(taken).toBeGreaterThan(1_000);
});
