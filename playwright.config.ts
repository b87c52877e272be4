import { defineConfig } from '@playwright/test';
import { chromiumPath } from './tests/browser/chromium';

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
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	},
	webServer: {
		command: `node node_modules/sirv-cli/bin.js build --host 127.0.0.1 --port ${PORT} --single 200.html --brotli --gzip --quiet`,
		url: `http://127.0.0.1:${PORT}`,
		reuseExistingServer: false
	}
});
