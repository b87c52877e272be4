import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import {
	mondayOf,
	reportBeliefs,
	reportCalibration,
	reportTimes,
	reportWeeks
} from '../../src/lib/insight/report';
import { CONFIDENCES, LEVELS } from '../../src/lib/item/types';
import { deleteSessions } from '../../src/lib/store/delete';
import { Database } from '../../src/lib/store/database';
import { readHistory } from '../../src/lib/store/history';
import type { Attempt } from '../../src/lib/store/rows';
import { Store } from '../../src/lib/store/store';
import { makeAttempt } from '../fixtures';

const NOW = Date.UTC(2026, 10, 30);
const DAY = 24 * 3_600_000;
const IDS = ['a', 'b', 'c'];

/** Answers of three sessions, on any of a hundred days; the key of each is its place. */
const attempts: fc.Arbitrary<Attempt[]> = fc
	.array(
		fc.record({
			session: fc.constantFrom(...IDS),
			section: fc.constantFrom('oop', 'gil'),
			correct: fc.boolean(),
			level: fc.constantFrom(...LEVELS),
			confidence: fc.constantFrom(...CONFIDENCES, undefined),
			beliefs: fc.subarray(['x', 'y', 'z']),
			ms: fc.integer({ min: 0, max: 100_000 }),
			ago: fc.integer({ min: 0, max: 100 })
		}),
		{ maxLength: 25 }
	)
	.map((rows) =>
		rows.map(({ beliefs, ago, confidence, correct, ...row }, index) => {
			const at = NOW - ago * DAY + index;
			return makeAttempt({
				...row,
				index,
				correct,
				offered: ['x', 'y', 'z'].map((id) => `${row.section}-${id}`),
				misconceptions: correct ? [] : beliefs.map((id) => `${row.section}-${id}`),
				...(confidence && { confidence }),
				at,
				day: new Date(at).toISOString().slice(0, 10)
			});
		})
	);

const right = (rows: readonly Attempt[]) => rows.filter(({ correct }) => correct).length;

/** Every figure that charts and history show, against a plain count of the answers that there are. */
async function expectAgreement(store: Store, all: readonly Attempt[]): Promise<void> {
	const [standings, days] = [await store.standings(), await store.days()];
	for (const { confidence, right: counted, answers } of reportCalibration(standings)) {
		const rows = all.filter((row) => row.confidence === confidence);
		expect([counted, answers]).toEqual([right(rows), rows.length]);
	}
	for (const { level, ms, questions } of reportTimes(standings)) {
		const rows = all.filter((row) => row.level === level);
		expect(questions).toBe(rows.length);
		expect(ms * questions).toBeCloseTo(rows.reduce((sum, row) => sum + row.ms, 0));
	}
	const weeks = reportWeeks(days);
	expect(weeks.reduce((sum, week) => sum + week.answered, 0)).toBe(all.length);
	for (const { week, right: counted, answered } of weeks) {
		const rows = all.filter(({ day }) => mondayOf(day) === week);
		expect([counted, answered]).toEqual([right(rows), rows.length]);
	}
	const held = reportBeliefs(standings, NOW);
	const picked = all.flatMap(({ misconceptions }) => misconceptions);
	expect(new Set(held.map(({ id }) => id))).toEqual(new Set(picked));
	for (const belief of held) {
		expect(belief.picked).toBe(picked.filter((id) => id === belief.id).length);
		expect(belief.offered).toBe(all.filter(({ offered }) => offered.includes(belief.id)).length);
		expect(belief.low).toBeLessThanOrEqual(belief.share);
		expect(belief.share).toBeLessThanOrEqual(belief.high);
	}
	for (const { session, answered, correct } of await readHistory(store)) {
		const rows = all.filter((row) => row.session === session.id);
		expect([answered, correct]).toEqual([rows.length, right(rows)]);
	}
}

test('charts and history agree with a plain count, also after a session was deleted', async () => {
	await fc.assert(
		fc.asyncProperty(attempts, async (all) => {
			const store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
			for (const id of IDS) {
				await store.startSession(
					{
						id,
						section: 'oop',
						title: '',
						query: '',
						draws: [],
						position: 0,
						activeMs: 0,
						startedAt: 1
					},
					[]
				);
			}
			for (const attempt of all) await store.answer(attempt);
			await store.update('b', { finishedAt: NOW });
			await expectAgreement(store, all);
			await deleteSessions(store, ['a']);
			await expectAgreement(
				store,
				all.filter(({ session }) => session !== 'a')
			);
		}),
		{ numRuns: 40 }
	);
});
