import { expect, test } from 'vitest';
import { dayBefore, streakOf } from '../../src/lib/insight/streak';

const TODAY = '2026-11-30';
const days = (...ago: number[]) =>
	new Map(
		ago.map((count) => {
			let day = TODAY;
			for (let index = 0; index < count; index++) day = dayBefore(day);
			return [day, 10];
		})
	);

test('the day before crosses months, years and leap days', () => {
	expect(dayBefore('2026-12-01')).toBe('2026-11-30');
	expect(dayBefore('2027-01-01')).toBe('2026-12-31');
	expect(dayBefore('2028-03-01')).toBe('2028-02-29');
});

test.each([
	['nothing yet', days(), { today: 0, days: 0, onEdge: false }],
	['today alone', days(0), { today: 10, days: 1, onEdge: false }],
	['up to yesterday', days(1, 2, 3), { today: 0, days: 3, onEdge: false }],
	['a missed day is forgiven', days(0, 2, 3), { today: 10, days: 3, onEdge: true }],
	['one missed day, and again', days(0, 2, 4), { today: 10, days: 3, onEdge: true }],
	['two missed days end it', days(0, 3, 4), { today: 10, days: 1, onEdge: false }],
	['yesterday missed, today not done', days(2, 3), { today: 0, days: 2, onEdge: true }]
])('%s', (_, answered, streak) => {
	expect(streakOf(answered, 10, TODAY)).toEqual(streak);
});

test('a day below the goal is a missed day', () => {
	expect(streakOf(new Map([[TODAY, 9]]), 10, TODAY)).toEqual({ today: 9, days: 0, onEdge: false });
	expect(streakOf(new Map([[TODAY, 9]]), 5, TODAY).days).toBe(1);
});
