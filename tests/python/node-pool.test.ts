import { afterAll, describe, expect, test } from 'vitest';
import { PYTHONS } from '../../src/lib/item/program';
import { createPool } from '../../src/lib/python/node-pool';

const pool = createPool(1500);
afterAll(() => pool.close());
const run = (...programs: string[]) => pool.run(programs, { version: '3.14', hashSeed: 1 });
const printed = async (...programs: string[]) =>
	(await run(...programs)).map(({ stdout, error }) => stdout + (error ?? ''));

describe('what a program leaves behind', () => {
	test('standard output, standard error and the last line of a traceback', async () => {
		const [outcome] = await run(
			'import sys\nprint("out")\nprint("err", file=sys.stderr)\nraise ValueError("no")'
		);
		expect(outcome).toMatchObject({
			stdout: 'out\n',
			error: 'ValueError: no',
			flooded: false,
			stopped: null
		});
		expect(outcome!.stderr).toContain('err\n');
	});

	test('a syntax error is an error like any other', async () => {
		const [outcome] = await run('print("never"');
		expect(outcome!.error).toMatch(/^SyntaxError: /);
		expect(outcome!.stdout).toBe('');
	});

	test('an exit ends only the program', async () => {
		expect(await printed('print(1)\nraise SystemExit(3)', 'print(2)')).toEqual(['1\n', '2\n']);
	});
});

/** Pairs of programs: what the first does must not show in the second. */
const ISOLATED: [string, string, string, string][] = [
	['names', 'secret = 1', 'print("secret" in globals())', 'False\n'],
	['built-ins', 'import builtins\nbuiltins.print = None', 'print(len("ab"))', '2\n'],
	[
		'modules',
		'import sys\nsys.modules["mine"] = sys',
		'import sys\nprint("mine" in sys.modules)',
		'False\n'
	],
	[
		'attributes of modules',
		'import math\nmath.pi = 3',
		'import math\nprint(math.pi > 3)',
		'True\n'
	],
	['the folder', 'import os\nos.chdir("/")', 'import os\nprint(os.getcwd() == "/")', 'False\n'],
	[
		'the environment',
		'import os\nos.environ["A"] = "1"',
		'import os\nprint("A" in os.environ)',
		'False\n'
	],
	[
		'the recursion limit',
		'import sys\nsys.setrecursionlimit(77)',
		'import sys\nprint(sys.getrecursionlimit() == 77)',
		'False\n'
	],
	[
		'warning filters',
		'import warnings\nwarnings.simplefilter("error")',
		'import warnings\nwarnings.warn("x")\nprint("fine")',
		'fine\n'
	],
	['standard output', 'import sys\nsys.stdout = None', 'print("here")', 'here\n']
];

describe('a program cannot affect the next', () => {
	test.each(ISOLATED)('%s', async (_, first, second, expected) => {
		expect((await printed(first, second))[1]).toBe(expected);
	});

	test('random state', async () => {
		const draw = 'import random\nprint(random.random())';
		const [first, , second] = await printed(draw, 'import random\nrandom.seed(5)', draw);
		expect(second).toBe(first);
	});
});

describe('programs that have to be stopped', () => {
	test('one that never ends, and the next one runs', async () => {
		const [endless, next] = await run('while True: pass', 'print("next")');
		expect(endless!.stopped).toBe('timeout');
		expect(next!.stdout).toBe('next\n');
	});

	test('a megabyte of output is cut', async () => {
		const [flood] = await run('print("x" * 1_000_000)');
		expect(flood!.flooded).toBe(true);
		expect(flood!.stdout.length).toBeLessThanOrEqual(64 * 1024);
	});
});

test.each(PYTHONS)('Python %s runs as itself', async (python) => {
	const [outcome] = await pool.run(['import sys\nprint(*sys.version_info[:2], sep=".")'], {
		version: python,
		hashSeed: 1
	});
	expect(outcome!.stdout).toBe(`${python}\n`);
});

test('the two hash seeds put a set in different orders', async () => {
	const program = 'print(list({"a", "b", "c", "d", "e", "f"}))';
	const [one] = await run(program);
	const [two] = await pool.run([program], { version: '3.14', hashSeed: 2 });
	expect(one!.stdout).not.toBe(two!.stdout);
});

test('progress counts every program once', async () => {
	const steps: number[] = [];
	await pool.run(
		Array.from({ length: 120 }, (_, index) => `print(${index})`),
		{ version: '3.14', hashSeed: 1 },
		(done) => steps.push(done)
	);
	expect(steps.reduce((sum, step) => sum + step, 0)).toBe(120);
});
