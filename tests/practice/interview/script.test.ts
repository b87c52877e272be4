import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { LEVELS, type Level } from '../../../src/lib/item/types';
import { LENGTHS, planStages, ROLES, STAGES } from '../../../src/lib/practice/interview/plan';
import { levelNow, nextTurn } from '../../../src/lib/practice/interview/script';
import type { Past } from '../../../src/lib/practice/interview/turns';
import { alwaysRight, alwaysWrong, CONFIG, interview, POOL, type Candidate } from './candidate';

const items = (past: readonly Past[]) => past.filter(({ turn }) => turn.type === 'item');
const whys = (past: readonly Past[]) =>
	items(past).map(({ turn }) => (turn.type === 'item' ? turn.why : ''));
const rank = (level: Level | undefined) => LEVELS.indexOf(level!);

test('every part is reached in its order, and the last one once', () => {
	const past = interview(alwaysRight);
	expect([...new Set(past.map(({ turn }) => turn.stage))]).toEqual(STAGES);
	expect(past.filter(({ turn }) => turn.type === 'yours').length).toBe(1);
});

describe('always right', () => {
	const past = interview(alwaysRight);

	test('a right answer leads one level deeper on the same concept', () => {
		const deeper = past.filter(({ turn }) => turn.type === 'item' && turn.why === 'deeper');
		expect(deeper.length).toBeGreaterThan(5);
		for (const { turn, item } of deeper) {
			const before = turn.type === 'item' ? past[turn.after!]! : undefined;
			expect(before!.result!.correct).toBe(true);
			expect(rank(item!.level)).toBe(rank(before!.item!.level) + 1);
			expect(item!.concepts).toEqual(before!.item!.concepts);
		}
		expect(whys(past)).not.toContain('probe');
	});

	test('the level rises to the top of the range', () => {
		const top = (level: Level) =>
			levelNow(level, interview(alwaysRight, { config: { ...CONFIG, level } }));
		expect(LEVELS.map(top)).toEqual(['mid', 'mid', 'senior']);
	});
});

describe('always wrong', () => {
	const past = interview(alwaysWrong);

	test('a misconception is probed once, with another question or other values', () => {
		const probes = past.filter(({ turn }) => turn.type === 'item' && turn.why === 'probe');
		expect(probes.length).toBeGreaterThan(5);
		for (const { turn, item } of probes) {
			if (turn.type !== 'item') continue;
			const before = past[turn.after!]!;
			expect(before.result!.misconceptions).toContain(turn.belief);
			expect(before.turn.type === 'item' && before.turn.why).not.toBe('probe');
			expect(item!.variant).not.toBe(before.item!.variant);
		}
		expect(whys(past)).not.toContain('deeper');
	});

	test('a probe shows the option that would give the misconception away again', () => {
		interview((item, proposal) => {
			const { belief } = proposal.turn as { belief?: string };
			if (belief !== undefined) {
				const variant = item.variants.find(({ id }) => id === proposal.draw!.variant)!;
				const shown = variant.options.filter(({ id }) => proposal.draw!.options.includes(id));
				const beliefs = shown.flatMap(({ reasons }) =>
					reasons.map((index) => item.reasons[index]!.misconception)
				);
				expect(beliefs).toContain(belief);
			}
			return alwaysWrong(item, proposal);
		});
	});

	test('the level falls to the bottom of the range', () => {
		expect(levelNow('mid', past)).toBe('junior');
		const senior = interview(alwaysWrong, { config: { ...CONFIG, level: 'senior', minutes: 20 } });
		expect(levelNow('senior', senior)).toBe('mid');
		const script = senior.filter(({ turn }) => turn.type === 'item' && turn.why === 'main');
		expect(script.map(({ item }) => item?.level)).not.toContain('junior');
	});
});

test('not known is neither probed nor followed up on', () => {
	const past = interview(() => ({ correct: false, misconceptions: [] }));
	expect(new Set(whys(past))).toEqual(new Set(['main']));
});

test('an open question is followed up twice, a bug is not', () => {
	const past = interview(alwaysRight);
	past.forEach(({ turn }, place) => {
		if (turn.type !== 'open') return;
		const after = [past[place + 1]!.turn.type, past[place + 2]?.turn.type];
		if (turn.kind === 'bug') expect(after[0]).not.toBe('followup');
		else expect(after).toEqual(['followup', 'followup']);
	});
	expect(past.some(({ turn }) => turn.type === 'open' && turn.kind === 'bug')).toBe(true);
});

test('what was skipped is not followed up on', () => {
	const stage = planStages(CONFIG, [{ id: 'oop', track: 'python' }]).find(
		({ id }) => id === 'scenario'
	)!;
	const first = nextTurn(CONFIG, stage, [], stage.ms, POOL)!;
	if (first.item) throw new Error('An open question was expected.');
	const next = nextTurn(CONFIG, stage, [{ turn: first.turn, answered: false }], stage.ms, POOL);
	expect(next?.turn.type).toBe('open');
});

test('open questions of other interviews come last', () => {
	const asked = (avoid: string[]) =>
		interview(alwaysRight, { pool: { ...POOL, avoid } }).flatMap(({ turn }) =>
			turn.type === 'open' ? [turn.question] : []
		);
	const before = asked([]);
	const after = asked(before);
	expect(before.length).toBeGreaterThan(3);
	// Two of each sort are there, so what was asked is asked again only where nothing else is left.
	expect(after[0]).not.toBe(before[0]);
});

const plans = fc.record({
	role: fc.constantFrom(...ROLES),
	level: fc.constantFrom(...LEVELS),
	minutes: fc.constantFrom(...LENGTHS),
	focus: fc.constant<string[]>([]),
	seed: fc.stringMatching(/^[a-z0-9]{1,8}$/)
});
const moods: fc.Arbitrary<Candidate> = fc.infiniteStream(fc.boolean()).map(
	(luck): Candidate =>
		(item, proposal) =>
			(luck.next().value ? alwaysRight : alwaysWrong)(item, proposal)
);

test('whatever the answers: no variant and no open question twice', () => {
	fc.assert(
		fc.property(plans, moods, fc.integer({ min: 1_000, max: 120_000 }), (config, mood, each) => {
			const past = interview(mood, { config, each });
			const variants = items(past).map(({ item }) => item!.variant);
			expect(new Set(variants).size).toBe(variants.length);
			const open = past.flatMap(({ turn }) => (turn.type === 'open' ? [turn.question] : []));
			expect(new Set(open).size).toBe(open.length);
		}),
		{ numRuns: 60 }
	);
});

test('the same answers to the same plan give the same interview', () => {
	expect(interview(alwaysWrong)).toEqual(interview(alwaysWrong));
	expect(interview(alwaysWrong, { config: { ...CONFIG, seed: 'abd' } })).not.toEqual(
		interview(alwaysWrong)
	);
});

test('time decides how much is asked', () => {
	const count = (each: number) => interview(alwaysRight, { each }).length;
	expect(count(120_000)).toBeLessThan(count(60_000));
	expect(count(60_000)).toBeLessThan(count(10_000));
});
