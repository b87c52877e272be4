import { describe, expect, test } from 'vitest';
import { archiveFor, openInNode } from './in-node';

const python = await openInNode('pyodide');

describe('the lines of a traceback', () => {
	test('are those of the program, the outermost first', () => {
		const { traceback } = python.run(
			'import json\n\nclass A:\n    def f(self):\n        json.loads("")\n\nA().f()'
		);
		expect(traceback).toEqual([
			{ line: 7, name: '<module>' },
			{ line: 5, name: 'f' }
		]);
	});

	test('of a syntax error: where it is', () => {
		expect(python.run('x = 1\ny = (').traceback).toEqual([{ line: 2, name: '<module>' }]);
	});

	test('are none without an error', () => {
		expect(python.run('1 / 0').traceback).toHaveLength(1);
		expect(python.run('print(1)').traceback).toEqual([]);
	});

	test('of a deep recursion are the first and the last', () => {
		const { traceback, error } = python.run('def f(n):\n    f(n + 1)\n\nf(0)');
		expect(error).toMatch(/^RecursionError/);
		expect(traceback).toHaveLength(50);
	});
});

test('output is told while the program runs', () => {
	python.run('import sys\nprint("out", end="")\nprint("err", end="", file=sys.stderr)');
	expect(python.told).toEqual(['stdout: out', 'stderr: err']);
});

test('a flood is told in few pieces', () => {
	expect(python.run('for i in range(20_000): print(i % 10)').stdout).toHaveLength(40_000);
	expect(python.told.length).toBeLessThan(1_000);
});

test('descriptors are numbered as ever', () => {
	expect(python.run('print(open("x", "w").fileno())').stdout).toBe('3\n');
	expect(python.run('print(open("x", "w").fileno())').stdout).toBe('3\n');
});

describe('what wears the interpreter out', () => {
	test.each([
		['nothing of note', 'open("x", "w").write("y")\nopen("/tmp/x", "w").write("y")', false],
		['a file among others', 'open("/home/x", "w").write("y")', true],
		[
			'a folder of the library',
			'import os\nos.rename("/lib/python3.14", "/lib/x")\nos.rename("/lib/x", "/lib/python3.14")',
			true
		]
	])('%s', (_, program, worn) => {
		expect(python.run(program).worn).toBe(worn);
	});

	test('a file larger than there is room for is refused', () => {
		const { error } = python.run('f = open("/tmp/x", "wb")\nwhile True: f.write(bytes(1_000_000))');
		expect(error).toContain('No space left');
	});
});

test('what one program changes in place, the next does not see', () => {
	python.run('import json\njson.JSONDecoder.decode = None\nimport re\nre._cache2 = None');
	expect(python.run('import json\nprint(json.loads("[1]"))').stdout).toBe('[1]\n');
});

describe.skipIf(!archiveFor('django-6.0'))('the SQL of a Django program', async () => {
	const django = await openInNode('django-6.0');
	const MODEL =
		'from django.db import connection, models, transaction\nclass A(models.Model):\n    n = models.CharField(max_length=9)\n';

	test('is listed with its values, and without the tables', () => {
		const { queries } = django.run(
			`${MODEL}with transaction.atomic():\n    A.objects.create(n="it's")\nprint(A.objects.count())`
		);
		expect(queries).toEqual([
			'BEGIN',
			`INSERT INTO "app_a" ("n") VALUES ('it''s') RETURNING "app_a"."id"`,
			'COMMIT',
			'SELECT COUNT(*) AS "__count" FROM "app_a"'
		]);
	});

	test('within queries() and outside of it', () => {
		const { stdout, queries } = django.run(
			`${MODEL}with queries() as sent:\n    A.objects.count()\nA.objects.first()\nprint(len(sent), len(connection.queries))`
		);
		expect(stdout).toBe('1 1\n');
		expect(queries).toHaveLength(2);
	});

	test('also what failed', () => {
		const { error, queries } = django.run(
			'from django.db import connection\nwith connection.cursor() as c:\n    c.execute("SELECT nothing")'
		);
		expect(error).toContain('OperationalError');
		expect(queries).toEqual(['SELECT nothing']);
	});

	test('is cut, and says so', () => {
		const { queries } = django.run(`${MODEL}for _ in range(600): A.objects.count()`);
		expect(queries).toHaveLength(501);
		expect(queries!.at(-1)).toBe('-- and 100 more');
	});
});

test('a closed descriptor wears the interpreter out', () => {
	expect(python.run('import os\nos.close(2)').worn).toBe(true);
});
