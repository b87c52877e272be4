import { readContent } from '../../src/lib/author/content';
import { kindOf } from '../../src/lib/author/kinds';
import { makeRecord } from '../../src/lib/author/record';
import { PROJECT, readQuestions } from '../../src/cli/files';
import { browserRuntime } from '../../src/lib/python/browser/runtime';
import type { BrowserRuntime, Ran } from '../../src/lib/python/browser/types';
import { expect, loudTest, open, run, test } from './python/python';

test.describe('what has to be stopped', () => {
	loudTest('stops at once, and the page stays responsive', async ({ python: page }) => {
		await open(page, 'pyodide', 1_500);
		const running = run(page, 'print("so far")\nwhile True:\n    pass');
		const late = await page.evaluate(async () => {
			let worst = 0;
			for (let tick = 0; tick < 20; tick++) {
				const began = performance.now();
				await new Promise((resolve) => setTimeout(resolve, 10));
				worst = Math.max(worst, performance.now() - began);
			}
			return worst;
		});
		expect(late).toBeLessThan(250);
		const took = await page.evaluate(() => {
			const began = performance.now();
			window.opened.stop();
			return performance.now() - began;
		});
		expect(took).toBeLessThan(50);
		expect(await running).toMatchObject({ stopped: 'stopped', stdout: 'so far\n' });
		expect(await run(page, 'while True: pass')).toMatchObject({ stopped: 'timeout' });
		expect(await run(page, 'print("next")')).toMatchObject({ stdout: 'next\n', stopped: null });
	});

	const RUNAWAYS: [string, string, Partial<Ran>][] = [
		['a memory bomb', 'x = []\nwhile True: x.append(bytes(10_000_000))', { error: 'MemoryError' }],
		[
			'a file bomb',
			'f = open("/tmp/x", "wb")\nwhile True: f.write(bytes(1_000_000))',
			{ error: 'OSError: [Errno 51] No space left on device' }
		],
		[
			'recursion',
			'def f(): f()\nf()',
			{ error: 'RecursionError: maximum recursion depth exceeded' }
		],
		[
			'recursion without its limit',
			'import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()',
			{}
		],
		['an exit', 'import sys\nsys.exit(3)', { error: null, stopped: null }],
		['an exit past all handlers', 'import os\nos._exit(3)', {}],
		['a flood', 'while True: print("x" * 1000)', { flooded: true }],
		['a closed standard output', 'import sys\nprint("a")\nsys.stdout.close()', { stdout: 'a\n' }],
		['a closed descriptor', 'import os\nos.close(1)\nos.close(2)\nprint("a")', { stdout: 'a\n' }],
		['all descriptors closed', 'import os\nos.closerange(0, 4000)\nprint("a")', { stdout: 'a\n' }],
		['abort', 'import os\nos.abort()', { stopped: 'crash' }],
		['a wild pointer', 'import ctypes\nctypes.memset(0, 255, 20_000_000)', {}],
		[
			'no built-ins',
			'import builtins\nfor name in list(vars(builtins)):\n    delattr(builtins, name)',
			{}
		],
		['no modules', 'import sys\nsys.modules.clear()', {}],
		['no library', 'import shutil\nshutil.rmtree("/lib", True)', {}]
	];

	// In two halves, which can run at the same time.
	for (const half of [0, 1]) {
		const some = RUNAWAYS.filter((_, index) => index % 2 === half);
		loudTest(`recovers from ${some.map(([name]) => name).join(', ')}`, async ({ python: page }) => {
			// Most of these cost the interpreter its life.
			loudTest.setTimeout(120_000);
			await open(page, 'pyodide', 8_000);
			for (const [name, program, expected] of some) {
				expect(await run(page, program), name).toMatchObject(expected);
				const next = await run(page, 'import json, re\nprint(len("well"), json.dumps([1]))');
				const well = { stdout: '4 [1]\n', error: null, stopped: null };
				expect(next, `after ${name}`).toMatchObject(well);
			}
		});
	}
});

test('a traceback points at the lines of the program', async ({ python: page }) => {
	await open(page);
	expect(await run(page, 'def f():\n    return 1 / 0\n\nf()')).toMatchObject({
		error: 'ZeroDivisionError: division by zero',
		traceback: [
			{ line: 4, name: '<module>' },
			{ line: 2, name: 'f' }
		]
	});
});

const { content } = readContent(await readQuestions(PROJECT));
/** One item of each of some sections, with what runs it. */
function examples(runtime: BrowserRuntime, count: number) {
	const sections = new Set<string>();
	return content.items.filter(({ id, section, source }) => {
		const record = content.records.get(id);
		if (!record || sections.has(section) || sections.size === count) return false;
		if (kindOf(source).programs(source).length === 0) return false;
		const found = browserRuntime({ item: id, versions: record.versions, runtime: source.runtime });
		if (!('runtime' in found) || found.runtime !== runtime || found.note) return false;
		sections.add(section);
		return true;
	});
}

for (const [runtime, count] of [
	['pyodide', 5],
	['pydantic', 1],
	['django-5.2', 1],
	['django-6.0', 4]
] as const) {
	test(`${runtime} prints what was recorded`, async ({ python: page }) => {
		const there = await page.evaluate((runtime) => {
			try {
				return window.python.offlineSize(runtime) > 0;
			} catch {
				return false;
			}
		}, runtime);
		test.skip(!there, `this build has no ${runtime}`);
		await open(page, runtime);
		const items = examples(runtime, count);
		expect(items.length).toBe(count);
		for (const authored of items) {
			const { source } = authored;
			const outcomes = new Map<string, Ran>();
			for (const { program } of kindOf(source).programs(source)) {
				outcomes.set(program, await run(page, program));
			}
			const outcomeOf = (program: string) => ({ ...outcomes.get(program)!, stopped: null });
			const compiled = kindOf(source).compile(source, outcomeOf);
			const record = content.records.get(authored.id)!;
			const made = makeRecord(authored, compiled, record, () => '');
			expect(made.variants, authored.id).toEqual(record.variants);
		}
	});
}

test('a Django program tells its SQL', async ({ python: page }) => {
	await open(page, 'django-6.0');
	const program =
		'from django.contrib.auth.models import User\nwith queries() as sent:\n    User.objects.create(username="ann")\nprint(len(sent), User.objects.count())';
	const { stdout, queries } = await run(page, program);
	expect(stdout).toBe('1 1\n');
	expect(queries).toHaveLength(2);
	expect(queries![0]).toMatch(/^INSERT INTO "auth_user" .*'ann'/);
});

loudTest('is kept for use without a connection, and forgotten', async ({ python: page }) => {
	const sizes = await page.evaluate(async () => {
		const { keep, isKept, offlineSize } = window.python;
		const before = await isKept('pyodide');
		let last = { loaded: 0, total: 0 };
		await keep('pyodide', (loading) => (last = loading));
		return { before, after: await isKept('pyodide'), last, size: offlineSize('pyodide') };
	});
	expect(sizes).toMatchObject({ before: false, after: true });
	expect(sizes.last).toEqual({ loaded: sizes.size, total: sizes.size });
	await page.route('**/python/pyodide-*/**', (route) => route.abort());
	await open(page);
	expect(await run(page, 'print("kept")')).toMatchObject({ stdout: 'kept\n' });
	const [kept, words] = await page.evaluate(async () => {
		await window.python.forget('pyodide');
		const other = window.python.openPython('pyodide');
		const words = await other.start().catch((error: Error) => error.message);
		return [await window.python.isKept('pyodide'), words] as const;
	});
	expect(kept).toBe(false);
	expect(words).toContain('Check the connection');
});
