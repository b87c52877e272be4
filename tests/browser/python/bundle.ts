import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { pythonFiles } from '../../../src/lib/python/browser/build/plugin.js';

/** The app's own interpreter as one script that a page can load. */
export async function bundlePython(): Promise<string> {
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

/** Gives a page of the built site `window.python`. */
export async function addPython(page: Page, script: string): Promise<void> {
	await page.route('**/test-python.js', (route) =>
		route.fulfill({ body: script, contentType: 'text/javascript' })
	);
	await page.addScriptTag({ type: 'module', url: '/test-python.js' });
	await page.waitForFunction(() => 'python' in window);
}
