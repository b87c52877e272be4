import { fillHole } from '../../item/run/hole';
import {
	DJANGOS,
	namedVersions,
	ranOnDjango,
	type Django,
	type Runtime,
	type Version
} from '../../item/program';
import type { Question } from '../../item/types';
import type { BrowserRuntime } from '../../python/browser/types';

/** A program that a person may look at closer, and where it can run. */
export interface Program {
	source: string;
	/** There was a hole in it, and the right fragment is filled in. */
	filled?: true;
	/** Undefined where no browser has what it needs; `lacks` says what. */
	runtime?: BrowserRuntime;
	lacks?: string;
	/** What came out when it was recorded; undefined where that was not its output. */
	recorded?: string;
	/** What it was recorded on, in words. */
	recordedOn?: string;
	/** What it runs on here, in words. */
	runsOn?: string;
}

/** The current Python. A literal, as the constant would be loaded before the first question. */
const PYTHON = '3.14';
const NATIVE =
	'This program needs real threads, processes or sockets, and WebAssembly has none of them. It can’t run in the browser.';
const POSTGRES =
	'This program needs a real PostgreSQL, and there is none in the browser. It can’t run here.';

/** The program of an answered question, with its key filled in; undefined where nothing was ever run. */
export function programOf(question: Question): Program | undefined {
	const { kind, snippet, versions, with: besides = '' } = question;
	if (snippet === undefined || versions.length === 0) return undefined;
	const key = question.options.find(({ correct }) => correct)?.text;
	if (key === undefined) return undefined;
	const recorded = { 'predict-output': key, 'complete-code': question.wanted }[kind as string];
	return {
		...(kind === 'complete-code'
			? { source: fillHole(snippet, key), filled: true }
			: { source: snippet }),
		...whereOf(versions, besides),
		...(recorded !== undefined && { recorded }),
		recordedOn: namedVersions(versions) + (besides && ` with ${besides}`)
	};
}

type Where = Pick<Program, 'runtime' | 'lacks' | 'runsOn'>;

function whereOf(versions: readonly Version[], besides: string): Where {
	if (besides.startsWith('PostgreSQL')) return { lacks: POSTGRES };
	if (besides === 'real threads and processes') return { lacks: NATIVE };
	if (ranOnDjango({ versions })) return onDjango(versions.at(-1) as Django);
	return onPython(besides.startsWith('Pydantic') ? 'pydantic' : 'pyodide');
}

const onPython = (runtime: 'pyodide' | 'pydantic'): Where => ({
	runtime,
	runsOn: `Python ${PYTHON}${runtime === 'pydantic' ? ' with Pydantic' : ''}`
});

const onDjango = (django: Django): Where => ({
	runtime: `django-${django}`,
	runsOn: `Django ${django} with Python ${PYTHON}`
});

/** An example of a primer. */
export interface Example {
	source: string;
	prints: string;
}

/** An example as a program; undefined where no browser has its runtime. */
export function programOfExample(example: Example, runtime: Runtime): Program | undefined {
	if (runtime === 'native' || runtime === 'postgres') return undefined;
	return {
		source: example.source,
		recorded: example.prints,
		...(runtime === 'django' ? onDjango(DJANGOS.at(-1)!) : onPython(runtime))
	};
}
