import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatDiagnostic } from '../../src/lib/author/diagnostics';
import { digest } from '../../src/lib/author/digest';
import { parseYaml, parseYamlStream } from '../../src/lib/author/yaml';

const schema = z.strictObject({ name: z.string(), list: z.array(z.string()).optional() });
const lines = (text: string) =>
	parseYaml({ path: 'a.yaml', text }, schema).diagnostics.map(formatDiagnostic);

test('every scalar is a string', () => {
	const { value } = parseYaml(
		{ path: 'a.yaml', text: 'name: no\nlist: [012, 1e3, ~, 3.10]' },
		schema
	);
	expect(value).toEqual({ name: 'no', list: ['012', '1e3', '~', '3.10'] });
});

test('all problems are reported at once, each at its place', () => {
	expect(lines('nam: x\nlist: [a, {b: c}]')).toEqual([
		'a.yaml:1:1 name: is missing. Add it (string).',
		'a.yaml:2:11 list[1]: is not a string. Check the indentation and the dash.',
		'a.yaml:1:1 nam: there is no field called nam here. Remove it or check its spelling.'
	]);
});

test('a file that is not YAML is reported, not thrown', () => {
	expect(lines('name: [')[0]).toMatch(
		/^a\.yaml:1:\d+ \(file\): this is not YAML: .+\. Check the indentation/
	);
});

test('an empty file misses everything', () => {
	expect(lines('')).toHaveLength(1);
});

test('a second document in one file is reported', () => {
	expect(lines('name: a\n---\nname: b\n')).toEqual([
		'a.yaml:3:1 (file): there is more than one document here. Keep one in each file.'
	]);
});

test('a stream of documents keeps the places in the whole text', () => {
	const file = { path: 'a.yaml', text: 'name: a\n---\nname: b\nlist: x\n' };
	const [first, second] = parseYamlStream(file, schema);
	expect(first.value).toEqual({ name: 'a' });
	expect(second!.diagnostics.map(formatDiagnostic)).toEqual([
		'a.yaml:4:1 list: is not a array. Check the indentation and the dash.'
	]);
});

test.each([
	['brackets', `name: ${'['.repeat(100_000)}`, 'nested more than 40 levels deep'],
	['dashes', '- '.repeat(100_000), 'nested more than 40 levels deep'],
	['an alias that leads nowhere', 'name: *x', 'cannot be written out: Unresolved alias'],
	[
		'aliases of aliases',
		`a: &a [${'x, '.repeat(20)}]\nb: &b [${'*a, '.repeat(20)}]\nc: [${'*b, '.repeat(20)}]`,
		'cannot be written out: Excessive alias count'
	]
])('%s are reported, not thrown', (_, text, message) => {
	expect(lines(text)).toEqual([expect.stringContaining(message)]);
});

test('the digest is that of Node', () => {
	for (const text of ['', 'é 🐍', '\ud800', 'x'.repeat(1_000)]) {
		const hex = createHash('sha256').update(text).digest('hex');
		expect(digest(text, 12)).toBe(BigInt(`0x${hex}`).toString(36).slice(0, 12));
	}
});
