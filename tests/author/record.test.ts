import { expect, test } from 'vitest';
import { readItem } from '../../src/lib/author/item-file';
import { kindOf } from '../../src/lib/author/kinds';
import {
	formatRecord,
	makeRecord,
	parseRecord,
	sourceName,
	toItem
} from '../../src/lib/author/record';
import { PREDICT } from './fixtures';

const PATH = 'questions/python/oop/p.yaml';
const authored = readItem({ path: PATH, text: PREDICT }).authored!;
/** Runs `print(...)` of a sum, which is all that the fixture does. */
const outcomeOf = (program: string) => ({
	stdout: `${/\((.*)\)/
		.exec(program)![1]!
		.split('+')
		.reduce((sum, part) => sum + Number(part), 0)}\n`,
	stderr: '',
	error: null,
	flooded: false,
	stopped: null
});
const compile = (text = PREDICT) => {
	const item = readItem({ path: PATH, text }).authored!;
	return makeRecord(
		item,
		kindOf(item.source).compile(item.source, outcomeOf),
		{ versions: ['3.14'] },
		() => 'engine'
	);
};

test('a record survives its file', () => {
	const record = compile();
	const text = formatRecord(record);
	expect(parseRecord({ path: 'p.recorded.yaml', text }, authored)).toEqual(record);
	expect(text).toContain('# Written by npm run questions:record');
});

test('an item is its source with what was recorded', () => {
	const item = toItem(authored, compile());
	expect(item).toMatchObject({ id: 'python/oop/p', kind: 'predict-output', versions: ['3.14'] });
	expect(item.variants.map(({ options }) => options.map(({ text }) => text))).toEqual([
		['1', '2', '3', '4'],
		['20', '21', '22', '23']
	]);
	expect(item.variants[0]!.options.map(({ correct }) => correct)).toEqual([
		true,
		false,
		false,
		false
	]);
});

test('a variant’s id names its content', () => {
	const ids = (text?: string) => compile(text).variants.map(({ id }) => id);
	expect(ids()).toEqual(ids());
	expect(new Set(ids()).size).toBe(2);
	expect(ids(PREDICT.replace('One is not added.', 'Nobody adds one.'))).not.toEqual(ids());
	expect(ids(PREDICT.replace('"20"', '"30"'))[0]).toBe(ids()[0]);
});

test('a source’s name depends on its text and on the engine', () => {
	expect(sourceName('a', 'x')).not.toBe(sourceName('b', 'x'));
	expect(sourceName('a', 'x')).not.toBe(sourceName('a', 'y'));
	expect(sourceName('a', 'x')).toBe(sourceName('a', 'x'));
});
