import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTrace } from '../../src/lib/trace/parse';
import { BASKET, BASKET_PRINTS, jsonOf, made } from './made';

describe('a recorded execution', () => {
	test('is put together from what changes', () => {
		const { steps } = made(BASKET, BASKET_PRINTS);
		expect(steps[3]!.stack.map(({ name, line }) => [name, line])).toEqual([
			['<module>', 4],
			['add', 2]
		]);
		expect(steps[3]!.heap.get(1)!.items).toEqual(['1']);
		expect(steps[4]!.heap.get(1)!.items).toEqual(['1', '2']);
		expect(steps[5]!.stack).toHaveLength(1);
		expect(steps[0]!.heap.size).toBe(0);
	});

	const first = BASKET[0]!;
	test.each([
		['no JSON', '{', 'it is not JSON'],
		['another version', jsonOf([], { format: 2 }), 'it is of another version'],
		[
			'an object that is missing',
			jsonOf([{ ...first, f: { 1: ['<module>', 'module', [['a', 7]]] } }]),
			'a value is an object that is not there'
		],
		['a frame that is missing', jsonOf([{ ...first, s: [0, 9] }]), 'a frame is not there'],
		[
			'more frames than there were',
			jsonOf([{ ...first, s: [3] }]),
			'more frames are kept than there were'
		],
		[
			'more output than there is',
			jsonOf([{ ...first, o: 5 }]),
			'there is less output than a step says'
		],
		['an unknown event', jsonOf([{ ...first, e: 'jump' }]), 'an event is not known'],
		[
			'too many steps',
			jsonOf(Array.from({ length: 2_001 }, () => first)),
			'there are too many steps'
		],
		['too long', ' '.repeat(6_000_001), 'it is too long']
	])('is refused with %s', (_, json, problem) => {
		expect(parseTrace(json)).toEqual({ problem });
	});

	test('nothing makes the parser throw', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
				const trace = parseTrace(json);
				expect('problem' in trace || Array.isArray(trace.steps)).toBe(true);
			}),
			{ numRuns: 3_000 }
		);
	});

	test('nor does a sound recording in which something was replaced', () => {
		const sound = jsonOf(BASKET, BASKET_PRINTS);
		const odd = fc.oneof(
			fc.jsonValue(),
			fc.integer(),
			fc.constantFrom('__proto__', -1, 1e300, null)
		);
		let refused = 0;
		fc.assert(
			fc.property(fc.nat(), odd, (at, instead) => {
				let seen = 0;
				const counted: unknown[] = [];
				JSON.parse(sound, (_, value) => counted.push(value) && value);
				const target = at % counted.length;
				const broken = JSON.stringify(
					JSON.parse(sound, (_, value) => (seen++ === target ? instead : value))
				);
				const trace = parseTrace(broken ?? 'null');
				if ('problem' in trace) refused++;
				else expect(trace.steps.length).toBeLessThanOrEqual(2_000);
			}),
			{ numRuns: 7_000 }
		);
		expect(refused).toBeGreaterThan(3_000);
	});
});
