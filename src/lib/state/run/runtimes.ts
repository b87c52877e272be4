import type { BrowserRuntime } from '../../python/browser/types';

/** What can run in a browser, in words. */
export const RUNTIME_NAMES: Readonly<Record<BrowserRuntime, string>> = {
	pyodide: 'Python 3.14',
	pydantic: 'Python 3.14 with Pydantic',
	'django-6.0': 'Django 6.0',
	'django-5.2': 'Django 5.2'
};

export const BROWSER_RUNTIMES = Object.keys(RUNTIME_NAMES) as BrowserRuntime[];
