import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/lib/author/check';
import { formatDiagnostic } from '../../src/lib/author/diagnostics';
import { formatRecord } from '../../src/lib/author/record';
import { readContent } from '../../src/lib/author/content';
import { recordItems } from '../../src/lib/author/recorder';
import type { TextFile } from '../../src/lib/author/yaml';
import { createPool } from '../../src/lib/python/node-pool';
import { BROKEN } from './broken';
import { CHOICE, COMPLETE, MULTI, PREDICT, PRIMER, PRIMER_PATH, project } from './fixtures';

const pool = createPool(1000);
const engine = () => 'engine';
afterAll(() => pool.close());

/** Every complaint about these files, without those of missing records. */
async function complaints(files: TextFile[]): Promise<string[]> {
	const { diagnostics } = await checkContent(files, pool, engine);
	return diagnostics.map(formatDiagnostic).filter((line) => !line.includes('has no record'));
}

/** The files with sound records beside the items. */
async function recorded(files: TextFile[]): Promise<TextFile[]> {
	const { content } = readContent(files);
	const { recordings } = await recordItems(content.items, pool, engine);
	return [
		...files,
		...recordings.map(({ authored, record }) => ({
			path: authored.file.replace('.yaml', '.recorded.yaml'),
			text: formatRecord(record)
		}))
	];
}

test('sound items of every kind pass', async () => {
	const files = await recorded(project({ p: PREDICT, co: COMPLETE, ch: CHOICE, m: MULTI }));
	const { diagnostics, items } = await checkContent(files, pool, engine);
	expect(diagnostics.map(formatDiagnostic)).toEqual([]);
	expect(items.map(({ variants }) => variants.length)).toEqual([2, 1, 1, 1]);
});

describe('a broken item is refused, with its place and what to do', () => {
	test.each(BROKEN)('%s', async (_, text, complaint) => {
		const lines = await complaints(project({ p: text }));
		const about =
			typeof complaint === 'string'
				? new RegExp(complaint.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
				: complaint;
		expect(lines.join('\n')).toMatch(about);
		expect(lines.every((line) => /^questions\/\S+:\d+:\d+ .+: .+\. .+\.$/s.test(line))).toBe(true);
	});
});

describe('a broken project is refused', () => {
	const FOURTEEN = Object.fromEntries(
		Array.from({ length: 14 }, (_, index) => [
			`p${index}`,
			PREDICT.replace('print($n)', `print($n, ${index})`)
		])
	);

	test('the same snippet twice', async () => {
		const lines = await complaints(project({ a: PREDICT, b: PREDICT.replace('A title', 'B') }));
		expect(lines).toEqual([
			expect.stringContaining('asks the same as questions/python/oop/a.yaml')
		]);
	});

	test('an item in the wrong place', async () => {
		const lines = await complaints(project({}, { 'questions/python/oop/Bad Name.yaml': PREDICT }));
		expect(lines.join()).toContain('an item lives in questions/<track>/<section>/<name>.yaml');
	});

	test('an item of a section that the curriculum does not have', async () => {
		const lines = await complaints(project({}, { 'questions/django/oop/x.yaml': PREDICT }));
		expect(lines.join()).toContain('the curriculum has no section django/oop');
	});

	test('an id that is there twice', async () => {
		const files = project({ p: PREDICT });
		files[0]!.text = files[0]!.text.replace('adds-two, belief', 'adds-one, belief');
		expect((await complaints(files)).join('\n')).toContain('the id adds-one is there twice');
	});

	test('a published section below the bar', async () => {
		const lines = await complaints(project({ p: CHOICE }, { [PRIMER_PATH]: PRIMER }));
		expect(lines.join('\n')).toContain('has 1 items. A published section has at least 14');
		expect(lines.join('\n')).toContain('has 0 executed items');
		expect(lines.join('\n')).toContain('has fewer than 3 junior and mid and senior items');
		expect(lines.join('\n')).toContain('no item teaches the right fact of erratum 1');
	});

	test('a concept without an item', async () => {
		const files = project(FOURTEEN, { [PRIMER_PATH]: PRIMER });
		files[0]!.text +=
			'  - {id: oop-two, statement: Two., level: mid, ask: [], runs: none, misconceptions: []}\n';
		expect((await complaints(files)).join('\n')).toContain('no item covers the concept oop-two');
	});

	test('a misconception that is nowhere a distractor', async () => {
		const files = project({ p: COMPLETE }, { [PRIMER_PATH]: PRIMER });
		expect((await complaints(files)).join('\n')).toContain("adds-three is no item's distractor");
		files[0]!.text = files[0]!.text.replace(
			'predicts: Three more',
			'predicts: Three more, unasked: Why'
		);
		expect((await complaints(files)).join('\n')).not.toContain('adds-three');
		files[0]!.text = files[0]!.text.replace(
			'predicts: One more',
			'predicts: One more, unasked: Why'
		);
		expect((await complaints(files)).join('\n')).toContain('adds-one is a distractor after all');
	});

	test.each([
		[
			'an example that prints something else',
			PRIMER.replace('print(1)', 'print(2)'),
			'the example prints "2"'
		],
		['a primer that is too short', PRIMER.replace(/(word ){100}/, ''), 'the primer has 120 words'],
		[
			'a primer without an example',
			PRIMER.replace('```output', '```text'),
			'has no runnable example'
		],
		['a primer without front matter', 'Hello', 'has no front matter']
	])('%s', async (_, primer, complaint) => {
		const lines = await complaints(project({}, { [PRIMER_PATH]: primer }));
		expect(lines.join('\n')).toContain(complaint);
	});

	test('several parameters that make few variants', async () => {
		const thin = PREDICT.replace('print($n)', 'print($n, $m)').replace(
			'params:',
			'params:\n  m: ["5"]'
		);
		const lines = await complaints(project({ p: thin }));
		expect(lines.join('\n')).toContain('2 parameters make only 2 variants');
	});

	test('a section whose keys are the longest, in a bank that is not telling as a whole', async () => {
		const long = CHOICE.replace('One at most.', 'One at most for each of them.');
		const short = CHOICE.replaceAll('at most', 'at most for each of them');
		const files = project(
			{ p: long },
			Object.fromEntries(
				Array.from({ length: 9 }, (_, index) => [
					`questions/python/other/c${index}.yaml`,
					short.replace('[One at most for each of them.]', '[One.]')
				])
			)
		);
		const { telling } = await checkContent(files, pool, engine);
		expect(telling.map(({ strategy }) => strategy)).toContain('oop: pick the longest');
		expect(telling.map(({ strategy }) => strategy)).not.toContain('pick the longest');
	});

	test('keys that are always the longest', async () => {
		const long = CHOICE.replace('One at most.', 'One at most, since there is only one of them.');
		const { telling } = await checkContent(project({ p: long }), pool, engine);
		expect(telling.map(({ strategy }) => strategy)).toContain('pick the longest');
	});
});

describe('records', () => {
	test('a missing record', async () => {
		const { diagnostics } = await checkContent(project({ p: PREDICT }), pool, engine);
		expect(diagnostics.map(formatDiagnostic).join()).toContain(
			'has no record. Run npm run questions:record'
		);
	});

	test('a record that someone has edited', async () => {
		const files = await recorded(project({ p: PREDICT }));
		files.at(-1)!.text = files.at(-1)!.text.replace('"21"', '"22"');
		expect((await complaints(files)).join()).toMatch(
			/p\.recorded\.yaml:\d+:1 .*is not what the programs print now.*22.*21/
		);
	});

	test('a record of another format', async () => {
		const files = await recorded(project({ p: PREDICT }));
		files.at(-1)!.text = files.at(-1)!.text.replace('format: 1', 'format: 99');
		expect((await complaints(files)).join()).toContain(
			'has format 99, this version reads 1. Run npm run questions:record'
		);
	});

	test('a record that is not one', async () => {
		const files = await recorded(project({ p: PREDICT }));
		files.at(-1)!.text = 'format: 1\nvariants: []\n';
		expect((await complaints(files)).join()).toContain('is not a record');
	});

	test('a record without its item', async () => {
		const files = project({}, { 'questions/python/oop/gone.recorded.yaml': 'format: 1' });
		expect((await complaints(files)).join()).toContain('is the record of an item that is gone');
	});
});

describe('programs that misbehave leave the others alone', () => {
	test('exit, a redefined print and a closed stdout are contained', async () => {
		const files = project({
			exits: PREDICT.replace('print($n)', 'print($n)\n  raise SystemExit'),
			redefines: PREDICT.replace(
				'print($n)',
				'real = print\n  print = lambda *a: real("mine", *a)\n  print($n)'
			),
			closes: PREDICT.replace(
				'print($n)',
				'import builtins, sys\n  print($n, end="!")\n  builtins.print = None'
			),
			sound: PREDICT.replace('print($n)', 'print($n, "sound")')
		});
		const { diagnostics, items } = await checkContent(await recorded(files), pool, engine);
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		const keys = Object.fromEntries(
			items.map(({ id, variants }) => [id.split('/')[2], variants[0]!.options[0]!.text])
		);
		expect(keys).toEqual({ exits: '1', redefines: 'mine 1', closes: '1!', sound: '1 sound' });
	});
});
