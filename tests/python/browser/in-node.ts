import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { loadPyodide } from 'pyodide';
import type { Django, Outcome } from '../../../src/lib/item/program';
import { archiveOf, archiveOfWheels } from '../../../src/lib/python/browser/build/archive';
import { watchFiles } from '../../../src/lib/python/browser/inside/limits';
import type { Pyodide } from '../../../src/lib/python/browser/inside/pyodide';
import { HASH_SEED, setUp } from '../../../src/lib/python/browser/inside/set-up';
import { openStreams } from '../../../src/lib/python/browser/inside/streams';
import { setupOf } from '../../../src/lib/python/browser/setup';
import type { BrowserRuntime, Ran } from '../../../src/lib/python/browser/types';
import { installed, wheelsOf } from '../../../src/lib/python/wheels/wheels';

/** The packages of a runtime; undefined if this machine does not have them. */
export function archiveFor(runtime: BrowserRuntime): Uint8Array | undefined {
	if (runtime === 'pydantic') {
		const wheels = wheelsOf(runtime);
		return wheels && archiveOfWheels(wheels);
	}
	const folder = installed(runtime satisfies 'pyodide' | `django-${Django}`);
	return folder === undefined ? undefined : archiveOf(folder);
}

/** What runs in the browser's worker, without the browser: the same set-up around the same Pyodide. */
export async function openInNode(runtime: BrowserRuntime) {
	const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json')) + sep;
	const pyodide = (await loadPyodide({
		indexURL: folder,
		jsglobals: Object.freeze(Object.create(null)) as object,
		env: {
			PYTHONHASHSEED: String(HASH_SEED),
			PYTHONDONTWRITEBYTECODE: '1',
			HOME: '/home/program'
		}
	})) as unknown as Pyodide;
	const archive = runtime === 'pyodide' ? undefined : archiveFor(runtime);
	setUp(pyodide, setupOf(runtime), archive?.slice().buffer);
	const files = watchFiles(pyodide.FS, 16 * 1024 * 1024);
	const told: string[] = [];
	const streams = openStreams(pyodide, (stream, text) => told.push(`${stream}: ${text}`));
	const run = pyodide.globals.get('run')!;
	const memory = pyodide._module;
	const fresh = memory.HEAPU8.slice(0, memory._sbrk(0));
	return {
		/** What came while the last program ran. */
		told,
		/** Runs a program, and says whether the interpreter would be replaced after it. */
		run(source: string): Omit<Ran, 'stopped'> & Outcome & { worn: boolean } {
			told.length = 0;
			const ran = JSON.parse(run(source)) as Ran;
			const raw = streams.takeRaw();
			const worn = files.isChanged() || !streams.areWhole();
			memory.HEAPU8.set(fresh);
			streams.reset();
			files.reset();
			return { ...ran, stdout: ran.stdout + raw.stdout, stopped: null, worn };
		}
	};
}
