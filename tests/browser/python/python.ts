import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { pythonFiles } from '../../../src/lib/python/browser/build/plugin.js';
import type { BrowserRuntime, Ran } from '../../../src/lib/python/browser/types';
import { test as base } from '../pages';

/** The app's own interpreter as one script that a page can load. */
async function bundle(): Promise<string> {
	const built = (await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [pythonFiles()],
		build: {
			write: false,
			rolldownOptions: {
				input: fileURLToPath(new URL('./entry.ts', import.meta.url)),
				output: { format: 'es' }
			}
		}
	})) as Rolldown.RolldownOutput;
	return built.output[0].code;
}

/** Tests on a page of the built site that has `window.python`. */
export const test = base.extend<{ python: Page }, { script: string }>({
	script: [
		// eslint-disable-next-line no-empty-pattern -- Playwright asks for this form.
		async ({}, use) => use(await bundle()),
		{ scope: 'worker' }
	],
	python: async ({ page, script }, use) => {
		await page.route('**/test-python.js', (route) =>
			route.fulfill({ body: script, contentType: 'text/javascript' })
		);
		await page.goto('/settings');
		await page.addScriptTag({ type: 'module', url: '/test-python.js' });
		await page.waitForFunction(() => 'python' in window);
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
