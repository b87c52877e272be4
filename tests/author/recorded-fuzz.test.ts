import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readItem } from '../../src/lib/author/item-file';
import {
	formatRecord,
	parseRecord,
	recordPath,
	toItem,
	type ItemRecord
} from '../../src/lib/author/record';
import { renderQuestion } from '../../src/lib/item/render';

/** One of the shortest records, so that ten thousand take seconds. */
const ITEM = 'questions/python/oop/stubs-for-the-checker.yaml';
const RECORD = recordPath(ITEM);
const authored = readItem({ path: ITEM, text: readFileSync(ITEM, 'utf8') }).authored!;
const text = readFileSync(RECORD, 'utf8');
const lines = text.split('\n');

/** Values that stand where others belong. */
const STRANGE = [
	'~',
	'[]',
	'{}',
	'-1',
	'1e999',
	'99',
	'.nan',
	'!!binary x',
	'*a',
	'&a [*a]',
	'? ',
	'"\\ud800"',
	'|\n',
	'- - -',
	'[['.repeat(500),
	'<<: *x',
	'2026-11-30'
];
const mutated = fc.oneof(
	fc
		.tuple(fc.nat(text.length), fc.nat(12), fc.string({ unit: 'binary', maxLength: 4 }))
		.map(([place, cut, put]) => text.slice(0, place) + put + text.slice(place + cut)),
	fc
		.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.nat(3))
		.map(([from, to, count]) =>
			lines.toSpliced(to, 0, ...lines.slice(from, from + count)).join('\n')
		),
	fc
		.tuple(fc.nat(lines.length - 1), fc.nat(3))
		.map(([from, count]) => lines.toSpliced(from, count).join('\n')),
	fc.tuple(fc.nat(lines.length - 1), fc.constantFrom(...STRANGE)).map(([place, value]) =>
		lines
			.with(
				place,
				lines[place]!.replace(/(?<=: |- ).*$/, () => value)
			)
			.join('\n')
	),
	fc.string({ unit: 'binary' })
);

/** What is wrong with which file, and what to do. */
const SAYS = /^questions\/python\/oop\/\S+ .+ [Rr]un npm run questions:record\.$/s;

test('10,000 damaged records: a record that can be asked from, or one sentence about the file', () => {
	let refused = 0;
	fc.assert(
		fc.property(mutated, (damaged) => {
			let record: ItemRecord;
			try {
				record = parseRecord({ path: RECORD, text: damaged }, authored);
			} catch (error) {
				refused += 1;
				expect((error as Error).message).toMatch(SAYS);
				return;
			}
			const item = toItem(authored, record);
			for (const variant of item.variants) renderQuestion(item, variant);
			expect(parseRecord({ path: RECORD, text: formatRecord(record) }, authored)).toEqual(record);
		}),
		{ numRuns: 10_000, seed: 20_261_130 }
	);
	expect(refused).toBeGreaterThan(1_000);
	expect(refused).toBeLessThan(10_000);
});
