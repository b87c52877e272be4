import {
	CURRENT_PYTHON,
	DJANGOS,
	type Django,
	type Outcome,
	type Runner,
	type Runtime,
	type RuntimeInfo,
	type Version
} from '../../item/program';
import type { BrowserPython, BrowserRuntime, Loading } from '../../python/browser/types';
import { messageOf } from '../message';
import { Stopped } from './stopped';

/** Runs programs in this browser, each in the walled-in interpreter of its runtime. */
export interface BrowserRunner extends Runner {
	/** Ends what runs, at once. */
	stop(): void;
	/** Ends every interpreter. */
	close(): void;
}

const interpreterOf = (runtime: Runtime, version: Version): BrowserRuntime =>
	runtime === 'django' ? `django-${version as Django}` : (runtime as 'pyodide' | 'pydantic');

const IN_BROWSER: Partial<Record<Runtime, Exclude<RuntimeInfo, { missing: string }>>> = {
	pyodide: { versions: [CURRENT_PYTHON] },
	pydantic: { versions: [CURRENT_PYTHON], with: 'Pydantic' },
	django: { versions: DJANGOS, with: `Python ${CURRENT_PYTHON}` }
};

/**
 * What records a pack.
 * @param open opens an interpreter
 * @param needed runtimes that the pack uses; no other is loaded
 */
export function browserRunner(
	open: (runtime: BrowserRuntime) => BrowserPython,
	needed: readonly Runtime[],
	onLoading: (loading: Loading) => void
): BrowserRunner {
	const opened = new Map<BrowserRuntime, BrowserPython>();
	let stopped = false;
	const get = (name: BrowserRuntime): BrowserPython => {
		const python = opened.get(name) ?? open(name);
		opened.set(name, python);
		return python;
	};
	return {
		async runtime(name) {
			const info = IN_BROWSER[name];
			if (!info || !needed.includes(name)) return { missing: 'This browser does not have it.' };
			try {
				for (const version of info.versions)
					await get(interpreterOf(name, version)).start(onLoading);
				return info;
			} catch (error) {
				// Without Python itself nothing can be recorded; without a package, that of the others can.
				if (name === 'pyodide' || stopped) throw error;
				return { missing: messageOf(error) };
			}
		},
		async run(programs, { version, runtime = 'pyodide' }, onProgress) {
			const python = get(interpreterOf(runtime, version));
			const outcomes: Outcome[] = [];
			for (const program of programs) {
				if (stopped) throw new Stopped();
				const { stdout, stderr, error, flooded, stopped: why } = await python.run(program);
				if (why === 'stopped') throw new Stopped();
				outcomes.push({ stdout, stderr, error, flooded, stopped: why });
				onProgress?.(1);
			}
			return outcomes;
		},
		stop() {
			stopped = true;
			for (const python of opened.values()) python.stop();
		},
		close() {
			for (const python of opened.values()) python.close();
		}
	};
}
