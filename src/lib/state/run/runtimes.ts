import type { BrowserRuntime } from '../../python/browser/types';

/** What can run in a browser, in words. */
export const RUNTIME_NAMES: readonly { runtime: BrowserRuntime; name: string }[] = [
	{ runtime: 'pyodide', name: 'Python' },
	{ runtime: 'pydantic', name: 'Python with Pydantic' },
	{ runtime: 'django-6.0', name: 'Django 6.0' },
	{ runtime: 'django-5.2', name: 'Django 5.2' }
];
