import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatDiagnostic } from '../../src/lib/author/diagnostics';
import { parseYaml } from '../../src/lib/author/yaml';

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
