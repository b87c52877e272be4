import { defineConfig } from '@playwright/test';
import { chromiumPath, FLAGS } from './tests/browser/chromium';
import { serverCommand } from './tests/browser/site';

const PORT = 4179;

export default defineConfig({
	testDir: 'tests/browser',
	testMatch: '*.spec.ts',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	reporter: [['list'], ['json', { outputFile: '.cache/browser.json' }]],
	outputDir: '.cache/browser',
	use: {
		// Tests look at what the server sends; those of offline use let it in.
		serviceWorkers: 'block',
		baseURL: `http://127.0.0.1:${PORT}`,
		launchOptions: {
			executablePath: chromiumPath() ?? '',
			args: FLAGS
		}
	},
	webServer: {
		command: serverCommand('build', PORT),
		url: `http://127.0.0.1:${PORT}`,
		reuseExistingServer: false
	}
});
