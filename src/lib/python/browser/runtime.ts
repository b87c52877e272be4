import { CURRENT_PYTHON, DJANGOS, type Django, type Runtime } from '../../item/program';
import type { Question } from '../../item/types';
import type { BrowserRuntime } from './types';

type Asked = Pick<Question, 'item' | 'versions' | 'with' | 'runtime'>;

/** What to run a question's program with here, or why there is nothing to run it with. */
export type InBrowser =
	| {
			runtime: BrowserRuntime;
			/** Why it may print something else than was recorded, if it may. */
			note?: string;
	  }
	| { reason: string };

const THREADS: InBrowser = {
	reason:
		'This program starts threads or processes, and WebAssembly, in which Python runs here, has neither. What is shown was recorded on an ordinary CPython.'
};
const SERVER: InBrowser = {
	reason:
		'This program needs a PostgreSQL server, and there is none in a browser. What is shown was recorded on a real one.'
};

/** What can run the program of a question in the browser. */
export function browserRuntime(question: Asked): InBrowser {
	switch (runtimeOf(question)) {
		case 'native':
			return THREADS;
		case 'postgres':
			return SERVER;
		case 'pydantic':
			return { runtime: 'pydantic' };
		case 'django':
			return { runtime: `django-${newestDjango(question)}` };
		case 'pyodide':
			return { runtime: 'pyodide', ...noteOn(question) };
	}
}

const WITH: readonly [RegExp, Runtime][] = [
	[/^Pydantic/, 'pydantic'],
	[/threads and processes/, 'native'],
	[/^PostgreSQL/, 'postgres']
];

/** Questions that were stored before their runtime was published say it by what they ran with. */
function runtimeOf({ runtime, item, versions, with: besides = '' }: Asked): Runtime {
	if (runtime) return runtime;
	const named = WITH.find(([pattern]) => pattern.test(besides));
	if (named) return named[1];
	const isDjango = versions.some(isDjangoVersion) || item.startsWith('django/');
	return isDjango && !versions.some((version) => !isDjangoVersion(version)) ? 'django' : 'pyodide';
}

const isDjangoVersion = (version: string): version is Django =>
	(DJANGOS as readonly string[]).includes(version);

/** The version that the key was recorded on: the newest on which it holds. */
const newestDjango = ({ versions }: Asked): Django =>
	versions.filter(isDjangoVersion).at(-1) ?? DJANGOS.at(-1)!;

function noteOn({ versions }: Asked): { note?: string } {
	if (versions.length === 0 || versions.includes(CURRENT_PYTHON)) return {};
	return {
		note: `The key holds on Python ${versions.join(', ')}, and this is ${CURRENT_PYTHON}: it may print something else.`
	};
}
