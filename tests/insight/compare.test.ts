import { expect, test } from 'vitest';
import { compareSessions } from '../../src/lib/insight/compare';
import { makeAttempt } from '../fixtures';

const FIRST = [
	makeAttempt({ item: 'a', misconceptions: ['x', 'y'], ms: 10, confidence: 'sure' }),
	makeAttempt({ item: 'b', correct: true, ms: 30 })
];
const SECOND = [
	makeAttempt({ item: 'a', correct: true, ms: 40, confidence: 'sure' }),
	makeAttempt({ item: 'c', section: 'gil', misconceptions: ['y', 'z'], ms: 40 })
];

test('counts, times and sections stand side by side', () => {
	expect(compareSessions(FIRST, SECOND)).toMatchObject({
		all: [
			{ right: 1, answers: 2 },
			{ right: 1, answers: 2 }
		],
		ms: [20, 40],
		sure: [
			{ right: 0, answers: 1 },
			{ right: 1, answers: 1 }
		],
		sections: [
			{
				section: 'gil',
				counts: [
					{ right: 0, answers: 0 },
					{ right: 0, answers: 1 }
				]
			},
			{
				section: 'oop',
				counts: [
					{ right: 1, answers: 2 },
					{ right: 1, answers: 1 }
				]
			}
		]
	});
});

test('items of both, and what became of misconceptions', () => {
	const { items, beliefs } = compareSessions(FIRST, SECOND);
	expect(items).toEqual([{ item: 'a', right: [false, true] }]);
	expect(beliefs).toEqual({ gone: ['x'], kept: ['y'], come: ['z'] });
});

test('nothing beside nothing', () => {
	expect(compareSessions([], [])).toMatchObject({ ms: [undefined, undefined], sections: [] });
});
