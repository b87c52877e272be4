import type { Setup } from './inside/messages';
import type { BrowserRuntime } from './types';
import browser from './browser.py?raw';
import djangoQueries from './queries.py?raw';
import harness from '../harness.py?raw';
import djangoHarness from '../django/harness.py?raw';
import prelude from '../django/prelude.py?raw';
import warmUp from '../django/warm_up.py?raw';
import webassembly from '../django/webassembly.py?raw';
import pydantic from '../wheels/pydantic.py?raw';

/** The stepper's part, which defines `trace`. */
const tracer = Object.values(
	import.meta.glob<string>('../trace.py', { query: '?raw', import: 'default', eager: true })
);
const SITE_PACKAGES = '/lib/python3.14/site-packages';
const DJANGO = '/home/site-packages';
/** The most memory that a program may take. */
const MEMORY = 512 * 1024 * 1024;

/** What a runtime has before its first program: the same as when keys are recorded, and what only the browser asks for. */
export function setupOf(runtime: BrowserRuntime): Setup {
	const common = { folder: SITE_PACKAGES, files: {}, paths: [], memory: MEMORY };
	const last = [...tracer, browser];
	switch (runtime) {
		case 'pyodide':
			return { ...common, programs: [harness, ...last] };
		case 'pydantic':
			return { ...common, programs: [pydantic, harness, ...last] };
		default:
			return {
				...common,
				folder: `${DJANGO}/0`,
				files: { [`${DJANGO}/1/prelude.py`]: prelude },
				paths: [`${DJANGO}/0`, `${DJANGO}/1`],
				programs: [harness, webassembly, djangoHarness, warmUp, djangoQueries, ...last]
			};
	}
}
