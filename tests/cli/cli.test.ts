import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHOICE, PREDICT, project } from '../author/fixtures';

const COMMANDS = ['new', 'record', 'check', 'stats', 'preview', 'review', 'schema'] as const;
let root: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'dunder-'));
	for (const { path, text } of project({ p: PREDICT })) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), text);
	}
});
afterEach(() => rm(root, { recursive: true }));

async function cli(name: string, ...args: string[]) {
	try {
		const { stdout, stderr } = await promisify(execFile)('node_modules/.bin/tsx', [
			`src/cli/${name}.ts`,
			...args
		]);
		return { code: 0, stdout, stderr };
	} catch (error) {
		return error as { code: number; stdout: string; stderr: string };
	}
}

test.each(COMMANDS)('%s explains itself', async (name) => {
	const { code, stdout } = await cli(name, '--help');
	expect(code).toBe(0);
	expect(stdout).toContain(`Usage: questions:${name}`);
});

test('a new item is a commented skeleton, and never overwrites', async () => {
	const args = ['--root', root, '--section', 'oop', '--kind', 'multi', '--name', 'fresh'];
	expect((await cli('new', ...args)).code).toBe(0);
	const text = await readFile(join(root, 'questions/python/oop/fresh.yaml'), 'utf8');
	expect(text).toContain('kind: multi');
	expect(text).toContain('# ');
	const again = await cli('new', ...args);
	expect(again.code).toBe(1);
	expect(again.stderr).toContain('is there already');
});

test.each([
	[
		'a section',
		['--section', 'nope', '--kind', 'multi', '--name', 'x'],
		'There is no section “nope”'
	],
	['a kind', ['--section', 'oop', '--kind', 'essay', '--name', 'x'], 'There is no kind “essay”'],
	[
		'a file name',
		['--section', 'oop', '--kind', 'multi', '--name', '../x'],
		'is not a file name here'
	]
])('new refuses %s that does not exist', async (_, args, complaint) => {
	const { code, stderr } = await cli('new', '--root', root, ...args);
	expect(code).toBe(1);
	expect(stderr).toContain(complaint);
});

describe('recording', () => {
	test('is incremental, and check and stats agree with it', async () => {
		expect((await cli('record', '--root', root)).stdout).toContain('1 recorded, 0 unchanged');
		expect((await cli('record', '--root', root)).stdout).toContain('0 recorded, 1 unchanged');
		const check = await cli('check', '--root', root);
		expect(check.stdout).toContain('1 items with 2 variants and 0 open questions checked');
		const stats = JSON.parse((await cli('stats', '--root', root, '--json')).stdout);
		expect(stats.sections[0]).toMatchObject({ id: 'oop', track: 'python', items: 1, variants: 2 });
		expect(stats.cues.length).toBeGreaterThan(3);
		expect(stats.tracks[0]).toEqual({
			track: 'python',
			items: 1,
			variants: 2,
			executed: 1,
			errata: { taught: 0, total: 1 }
		});

		const file = join(root, 'questions/python/oop/p.yaml');
		await writeFile(file, PREDICT.replace('"20"', '"30"'));
		const stale = await cli('check', '--root', root);
		expect(stale.code).toBe(1);
		expect(stale.stderr).toContain('is not what the programs print now');
		expect((await cli('record', '--root', root)).stdout).toContain('1 recorded');
	}, 240_000);

	test('refuses a broken item with its place, and writes nothing', async () => {
		const file = join(root, 'questions/python/oop/p.yaml');
		await writeFile(file, PREDICT.replace('level: junior', 'level: easy'));
		const { code, stderr } = await cli('record', '--root', root);
		expect(code).toBe(1);
		expect(stderr).toContain('questions/python/oop/p.yaml:4:1 level: has to be one of');
		await expect(readFile(file.replace('.yaml', '.recorded.yaml'))).rejects.toThrow();
	});
});

test('a preview shows each option with its belief and feedback', async () => {
	const file = join(root, 'questions/python/oop/p.yaml');
	const { code, stdout } = await cli('preview', '--root', root, file, '--variants', '2');
	expect(code).toBe(0);
	for (const part of ['2 variants', '✓ key', '✗ adds-one', 'One is not added.', '21']) {
		expect(stdout).toContain(part);
	}
});

test('a review puts questions without keys, and records who agrees', async () => {
	const file = join(root, 'questions/python/oop/p.yaml');
	await writeFile(file, CHOICE.replace('verify: assert True\n', ''));
	await cli('record', '--root', root);
	const paper = await cli('review', 'oop', '--root', root);
	expect(paper.stdout).toContain('━━ p (choice)');
	expect(paper.stdout).toContain('1 questions to answer.');
	expect(paper.stdout).not.toContain('adds-one');

	const answers = join(root, 'answers.yaml');
	const numbers = ['1', '2', '3', '4'];
	const outcomes = [];
	for (const number of numbers) {
		await writeFile(answers, `p: {answer: "${number}", comment: Clear}\n`);
		const { stdout } = await cli('review', 'oop', '--all', '--answers', answers, '--root', root);
		outcomes.push(/(\d) agreed/.exec(stdout)?.[1]);
	}
	expect(outcomes.sort()).toEqual(['0', '0', '0', '1']);
	const stored = await readFile(join(root, 'questions/reviews/oop.yaml'), 'utf8');
	expect(stored).toMatch(
		/item: python\/oop\/p\n +seen: \w{12}\n +agreed: "?(yes|no)"?\n +comment: Clear/
	);
	expect((await cli('review', 'oop', '--root', root)).stdout).toContain('0 questions to answer.');
}, 120_000);

test('a preview of nothing says so', async () => {
	const { code, stderr } = await cli('preview', '--root', root, 'nothing.yaml');
	expect(code).toBe(1);
	expect(stderr).toContain('No item file is named by nothing.yaml');
});
