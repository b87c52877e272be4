import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Interpreters } from '../../../src/lib/state/run/interpreters';
import { Runner } from '../../../src/lib/state/run/runner.svelte';
import { FakePython } from './fake';

let opened: FakePython[];
let pool: Interpreters;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('location', { pathname: '/quiz/oop' });
	opened = [];
	pool = new Interpreters(async () => {
		const python = new FakePython();
		opened.push(python);
		return python;
	}, 1000);
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A runner whose interpreter is loaded. */
async function loaded(): Promise<{ runner: Runner; python: FakePython }> {
	const runner = new Runner('pyodide', pool);
	const starting = runner.start();
	await settle();
	opened[0]!.loaded();
	await starting;
	return { runner, python: opened[0]! };
}

test('nothing is opened before something is to run', () => {
	new Runner('pyodide', pool);
	expect(opened).toEqual([]);
});

test('loads, runs, and keeps the result with its program', async () => {
	const runner = new Runner('pyodide', pool);
	const run = runner.run('print(1)');
	expect(runner.phase).toBe('loading');
	await settle();
	opened[0]!.onLoading?.({ loaded: 1, total: 4 });
	expect(runner.loading).toEqual({ loaded: 1, total: 4 });
	opened[0]!.loaded();
	await settle();
	expect(runner.phase).toBe('running');
	opened[0]!.finish();
	await run;
	expect(runner.phase).toBe('idle');
	expect(runner.result).toMatchObject({ source: 'print(1)', ran: { stdout: '1\n' } });
});

test('stop ends a program, and what it had printed is kept', async () => {
	const { runner, python } = await loaded();
	const run = runner.run('while True: pass');
	await settle();
	runner.stop();
	await run;
	expect(python.calls).toContain('stop');
	expect(runner.result?.ran.stopped).toBe('stopped');
	expect(runner.phase).toBe('idle');
});

test('stop while it loads ends the loading, and nothing runs later', async () => {
	const runner = new Runner('pyodide', pool);
	const run = runner.run('print(1)');
	await settle();
	runner.stop();
	expect(runner.phase).toBe('idle');
	await settle();
	expect(opened[0]!.calls).toContain('close');
	opened[0]!.loaded();
	await run;
	expect(runner.result).toBeUndefined();
	expect(opened[0]!.calls).not.toContain('run print(1)');
	void runner.run('print(2)');
	await settle();
	expect(opened).toHaveLength(2);
});

test('says why it could not load, and tries again', async () => {
	const runner = new Runner('pyodide', pool);
	const run = runner.run('print(1)');
	await settle();
	opened[0]!.failed(new Error('You are offline. Go online and try again.'));
	await run;
	expect(runner.problem).toBe('You are offline. Go online and try again.');
	expect(runner.phase).toBe('idle');
	void runner.run('print(1)');
	await settle();
	expect(opened).toHaveLength(2);
	expect(runner.problem).toBeUndefined();
});

test('two panels share an interpreter and take turns; stopping one that waits leaves the other alone', async () => {
	const { runner, python } = await loaded();
	const other = new Runner('pyodide', pool);
	const first = runner.run('first');
	await settle();
	const second = other.run('second');
	await settle();
	expect(opened).toHaveLength(1);
	expect(other.phase).toBe('waiting');
	other.stop();
	expect(python.calls).not.toContain('stop');
	python.finish();
	await Promise.all([first, second]);
	expect(runner.result?.source).toBe('first');
	expect(python.calls).not.toContain('run second');
	expect(other.phase).toBe('idle');
});

test('an interpreter outlives its panel for the next question, but not for long', async () => {
	const { runner, python } = await loaded();
	runner.leave();
	await vi.advanceTimersByTimeAsync(900);
	const next = new Runner('pyodide', pool);
	void next.run('print(1)');
	await vi.advanceTimersByTimeAsync(900);
	expect(python.calls).not.toContain('close');
	next.leave();
	await vi.advanceTimersByTimeAsync(1100);
	expect(python.calls).toContain('close');
});

test('an interpreter is closed when its page is left', async () => {
	const { runner, python } = await loaded();
	vi.stubGlobal('location', { pathname: '/history' });
	runner.leave();
	await settle();
	expect(python.calls).toContain('close');
});
