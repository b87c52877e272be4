import { expect, test } from 'vitest';
import type { BrowserPython, BrowserRuntime, Ran } from '../../../src/lib/python/browser/types';
import { browserRunner } from '../../../src/lib/state/packs/runner';
import { Stopped } from '../../../src/lib/state/packs/stopped';

const ran = (stdout: string, stopped: Ran['stopped'] = null): Ran => ({
	...{ stdout, stderr: '', error: null, flooded: false, stopped },
	...{ traceback: [], queries: ['SELECT 1'], ms: 1 }
});

/** Interpreters that print what they are and what they ran. */
function machine(missing: readonly BrowserRuntime[] = []) {
	const log: string[] = [];
	const open = (runtime: BrowserRuntime): BrowserPython => {
		let ended = false;
		log.push(`open ${runtime}`);
		return {
			start: async () => {
				if (missing.includes(runtime)) throw new Error(`${runtime} is not in this build.`);
			},
			run: async (source) => (ended ? ran('', 'stopped') : ran(`${runtime}: ${source}`)),
			trace: async () => ({ stopped: 'crash' }),
			stop: () => (ended = true),
			close: () => void log.push(`close ${runtime}`)
		};
	};
	return { log, open };
}

test('each version has an interpreter of its own, and outcomes are no more than outcomes', async () => {
	const { log, open } = machine();
	const runner = browserRunner(open, ['pyodide', 'django'], () => {});
	expect(await runner.runtime('django')).toMatchObject({ versions: ['5.2', '6.0'] });
	let done = 0;
	const on = { runtime: 'django', version: '6.0', hashSeed: 1 } as const;
	const outcomes = await runner.run(['a', 'b'], on, (more) => (done += more));
	expect(outcomes[0]).toEqual({
		...{ stdout: 'django-6.0: a', stderr: '', error: null, flooded: false, stopped: null }
	});
	expect(done).toBe(2);
	runner.close();
	expect(log).toEqual([
		'open django-5.2',
		'open django-6.0',
		'close django-5.2',
		'close django-6.0'
	]);
});

test('what is not needed, not there or not for browsers is missing', async () => {
	const { log, open } = machine(['django-5.2']);
	const runner = browserRunner(open, ['pyodide', 'django'], () => {});
	expect(await runner.runtime('django')).toEqual({ missing: 'django-5.2 is not in this build.' });
	expect(await runner.runtime('pydantic')).toHaveProperty('missing');
	expect(await runner.runtime('native')).toHaveProperty('missing');
	expect(log).toEqual(['open django-5.2']);
});

test('without Python there is nothing to record with', async () => {
	const runner = browserRunner(machine(['pyodide']).open, ['pyodide'], () => {});
	await expect(runner.runtime('pyodide')).rejects.toThrow('not in this build');
});

test('a stop ends what runs and what would', async () => {
	const runner = browserRunner(machine().open, ['pyodide'], () => {});
	await runner.runtime('pyodide');
	const on = { runtime: 'pyodide', version: '3.14', hashSeed: 1 } as const;
	const running = runner.run(['a', 'b'], on);
	runner.stop();
	await expect(running).rejects.toThrow(Stopped);
	await expect(runner.run(['c'], on)).rejects.toThrow(Stopped);
});
