import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createPool } from '../../src/lib/python/node-pool';
import { nativePython, runNatively } from '../../src/lib/python/native/run';

const run = (program: string, timeout = 10_000) => runNatively(program, 1, timeout);

describe.runIf(await nativePython())('the machine’s own Python', () => {
	test('gives output, errors and the last line of a traceback', async () => {
		const outcome = await run('import sys\nprint("out")\nprint("err", file=sys.stderr)\n1 / 0');
		expect(outcome).toEqual({
			stdout: 'out\n',
			stderr: 'err\n',
			error: 'ZeroDivisionError: division by zero',
			flooded: false,
			stopped: null
		});
	});

	test('has threads and processes', async () => {
		const program = `import multiprocessing, os, threading

def work(queue):
    queue.put(os.getpid())

if __name__ == "__main__":
    thread = threading.Thread(target=print, args=("thread",))
    thread.start()
    thread.join()
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=work, args=(queue,))
    process.start()
    print(queue.get() != os.getpid())
    process.join()
`;
		expect(await run(program)).toMatchObject({ stdout: 'thread\nTrue\n', error: null });
	});

	test('an exit is no error; what a thread raises is not the program’s', async () => {
		expect(await run('raise SystemExit("bye")')).toMatchObject({ stderr: 'bye\n', error: null });
		const program =
			'import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start(); t.join()\nprint("on")';
		expect(await run(program)).toMatchObject({ stdout: 'on\n', error: null });
	});

	test('a program that does not end is stopped, with what it started', async () => {
		const program = `import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
child.wait()`;
		const { stdout, stopped } = await run(program, 1500);
		expect(stopped).toBe('timeout');
		// What was killed is gone, or waits as a zombie for its new parent.
		const state = () =>
			execFileSync('ps', ['-o', 'stat=', '-p', stdout.trim()], { encoding: 'utf8' });
		try {
			expect(state()).toMatch(/^Z/);
		} catch (error) {
			expect(error).toMatchObject({ status: 1 });
		}
	});

	test('a flood is cut, a crash is noticed, and the hash seed is given', async () => {
		const flood = await run('while True: print("x" * 1000)');
		expect(flood).toMatchObject({ flooded: true });
		expect(flood.stdout.length).toBe(64 * 1024);
		expect(await run('import os\nos.abort()')).toMatchObject({ stopped: 'crash' });
		const program = 'print(hash("a"))';
		expect((await runNatively(program, 1, 10_000)).stdout).not.toBe(
			(await runNatively(program, 2, 10_000)).stdout
		);
	});
});

test('where there is no python3, the pool says so', async () => {
	const path = process.env.PATH;
	process.env.PATH = '/nowhere';
	try {
		expect(await nativePython()).toBeUndefined();
		expect(await createPool().runtime('native')).toEqual({
			missing: 'there is no python3 of 3.10 to 3.14. Install one.'
		});
	} finally {
		process.env.PATH = path;
	}
});

describe.runIf('versions' in (await createPool().runtime('pydantic')))('Pydantic', () => {
	test('runs on the current Python, and its state is put back', async () => {
		const pool = createPool();
		const outcomes = await pool.run(
			[
				'import pydantic\npydantic.BaseModel = None',
				'from pydantic import BaseModel\nclass Seat(BaseModel):\n    row: int\nprint(Seat(row="3"))'
			],
			{ runtime: 'pydantic', version: '3.14', hashSeed: 1 }
		);
		await pool.close();
		expect(outcomes[1]).toMatchObject({ stdout: 'row=3\n', error: null });
	});
});
