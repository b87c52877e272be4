import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesAt } from '../../src/lib/trace/changes';
import { layOut } from '../../src/lib/trace/layout';
import { move, over, toOutput } from '../../src/lib/trace/navigate';
import { show } from '../../src/lib/trace/show';
import { changesInWords, describeStep, eventInWords, heapInWords } from '../../src/lib/trace/words';
import { BASKET, BASKET_PRINTS, made } from './made';

const trace = made(BASKET, BASKET_PRINTS);

describe('going through the steps', () => {
	test('one by one, within the ends', () => {
		expect([move(trace, 0, -1), move(trace, 3, 1), move(trace, 6, 1), move(trace, 2, 99)]).toEqual([
			0, 4, 6, 6
		]);
	});

	test('over what is called, and out of a call that ends', () => {
		expect([over(trace, 1), over(trace, 3), over(trace, 4), over(trace, 6)]).toEqual([5, 4, 5, 6]);
	});

	test('to the next output', () => {
		expect([toOutput(trace, 0), toOutput(trace, 6)]).toEqual([6, 6]);
	});
});

describe('in words', () => {
	test('what happens, and what has changed', () => {
		expect(trace.steps.map((_, index) => eventInWords(trace, index))).toEqual([
			'Line 1 is next.',
			'Line 4 is next.',
			'Add is called.',
			'Line 2 is next, in add.',
			'Add returns None.',
			'Line 5 is next.',
			'The program has ended.'
		]);
		expect(changesInWords(trace, 1)).toEqual([
			'basket is the same list as alias: [1].',
			'alias is the same list as basket: [1].'
		]);
		expect(changesInWords(trace, 4)).toEqual([
			'items in add, basket and alias, one list, changed to [1, 2].'
		]);
		expect(describeStep(trace, 6)).toBe('Step 7 of 7. The program has ended. Printed: hi.');
	});

	test('which names are one object', () => {
		expect(heapInWords(trace.steps[5]!)).toEqual(['basket and alias are the same list: [1, 2]']);
	});

	test('values as Python writes them, cycles too', () => {
		const { steps } = made([
			{
				e: 'line',
				l: 1,
				s: [0, 1],
				o: 0,
				f: {
					1: [
						'<module>',
						'module',
						[
							['a', 1],
							['b', 2],
							['c', 4],
							['d', 5]
						]
					]
				},
				h: {
					1: { c: 'list', t: 'list', i: ['1', 1], m: 3 },
					2: { c: 'dict', t: 'defaultdict', p: [["'k'", 3]] },
					3: { c: 'set', t: 'set' },
					4: {
						c: 'instance',
						t: 'Cart',
						f: [
							['items', 1],
							['n', '2']
						]
					},
					5: { c: 'tuple', t: 'tuple', i: [3] }
				}
			}
		]);
		const { heap } = steps[0]!;
		expect([1, 2, 3, 4, 5].map((id) => show(id, heap))).toEqual([
			'[1, […], …]',
			"defaultdict({'k': set()})",
			'set()',
			'Cart(items=[1, […], …], n=2)',
			'(set(),)'
		]);
		expect(show(4, heap, 10)).toBe('Cart(item…');
	});

	test('in no time, however often objects hold each other', () => {
		const all = Array.from({ length: 9 }, (_, index) => index + 1);
		const h = Object.fromEntries(
			all.map((id) => [id, { c: 'list', t: 'list', i: Array(400).fill(1 + (id % 9)) }])
		);
		const { steps } = made([
			{ e: 'line', l: 1, s: [0, 1], o: 0, f: { 1: ['<module>', 'module', [['a', 1]]] }, h }
		]);
		expect(show(1, steps[0]!.heap).length).toBe(60);
	});
});

test('what has changed since the step before', () => {
	expect(changesAt(trace, 1).names.map(({ name, isNew }) => [name, isNew])).toEqual([
		['basket', true],
		['alias', true]
	]);
	expect(changesAt(trace, 4).objects).toEqual([1]);
	expect(changesAt(trace, 6).output).toBe('hi\n\n');
});

describe('the drawing', () => {
	test('leads arrows of all names of an object to one box', () => {
		const { boxes, arrows } = layOut(trace, 4, 600);
		expect(
			boxes.filter(({ sort }) => sort === 'object').map(({ key, note }) => [key, note])
		).toEqual([['o1', '3 arrows']]);
		const ends = arrows.map(({ head }) => head);
		expect(arrows).toHaveLength(3);
		expect(new Set(ends).size).toBe(1);
		expect(arrows.every(({ shared }) => shared)).toBe(true);
	});

	test('is the same each time, and stays within its width without boxes that overlap', () => {
		const values = (ids: number) =>
			fc.oneof(
				fc.constantFrom('1', "'a long text of some length'"),
				fc.integer({ min: 1, max: ids })
			);
		const program = fc.integer({ min: 1, max: 9 }).chain((ids) =>
			fc.record({
				width: fc.integer({ min: 270, max: 900 }),
				locals: fc.array(
					fc.tuple(fc.constantFrom('a', 'name', 'a_very_long_name_indeed'), values(ids)),
					{ maxLength: 6 }
				),
				objects: fc.array(
					fc.record({
						c: fc.constantFrom('list', 'dict', 'instance', 'set'),
						t: fc.constant('list'),
						i: fc.array(values(ids), { maxLength: 5 }),
						p: fc.array(fc.tuple(values(ids), values(ids)), { maxLength: 3 }),
						f: fc.array(fc.tuple(fc.constant('field'), values(ids)), { maxLength: 3 })
					}),
					{ minLength: ids, maxLength: ids }
				)
			})
		);
		fc.assert(
			fc.property(program, ({ width, locals, objects }) => {
				const h = Object.fromEntries(objects.map((held, index) => [index + 1, held]));
				const one = made([
					{ e: 'line', l: 1, s: [0, 1], o: 0, f: { 1: ['<module>', 'module', locals] }, h }
				]);
				const scene = layOut(one, 0, width);
				expect(layOut(one, 0, width)).toEqual(scene);
				for (const [index, box] of scene.boxes.entries()) {
					expect(box.x).toBeGreaterThanOrEqual(0);
					expect(box.width).toBeGreaterThan(40);
					expect(box.x + box.width).toBeLessThanOrEqual(width);
					expect(box.y + box.height).toBeLessThanOrEqual(scene.height);
					for (const other of scene.boxes.slice(index + 1)) {
						const apart =
							box.x + box.width <= other.x ||
							other.x + other.width <= box.x ||
							box.y + box.height <= other.y ||
							other.y + other.height <= box.y;
						expect(apart).toBe(true);
					}
				}
			}),
			{ numRuns: 500 }
		);
	});
});
