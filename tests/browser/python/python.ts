import type { Page } from '@playwright/test';
import type { BrowserRuntime, Ran } from '../../../src/lib/python/browser/types';
import { test as base } from '../pages';
import { addPython, bundlePython } from './bundle';

/** Tests on a page of the built site that has `window.python`. */
export const test = base.extend<{ python: Page }, { script: string }>({
	script: [
		// eslint-disable-next-line no-empty-pattern -- Playwright asks for this form.
		async ({}, use) => use(await bundlePython()),
		{ scope: 'worker' }
	],
	python: async ({ page, script }, use) => {
		await page.goto('/settings');
		await addPython(page, script);
		await use(page);
	}
});

/** The same, where it is no failure that refusals and fatal errors are said on the console. */
export const loudTest = test.extend({
	// eslint-disable-next-line no-empty-pattern -- Playwright asks for this form.
	noise: async ({}, use) => use([])
});

/** Opens an interpreter, and waits until it can run. */
export const open = (page: Page, runtime: BrowserRuntime = 'pyodide', timeout?: number) =>
	page.evaluate(
		async ([runtime, timeout]) => {
			window.opened = window.python.openPython(runtime, timeout);
			await window.opened.start();
		},
		[runtime, timeout] as const
	);

export const run = (page: Page, source: string): Promise<Ran> =>
	page.evaluate((source) => window.opened.run(source), source);

export { expect } from '../pages';
