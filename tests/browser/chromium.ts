import { existsSync } from 'node:fs';
import { Launcher } from 'chrome-launcher';

export const NO_CHROMIUM = `No Chromium was found, so the browser tests are left out.
Install one (Debian: apt-get install chromium), or set CHROMIUM to the path of one.`;

/** What it is started with: nothing that a test does not need. */
export const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The Chromium to test with: CHROMIUM, or one that is installed; undefined if there is none. */
export function chromiumPath(): string | undefined {
	const named = process.env.CHROMIUM;
	if (named !== undefined) {
		if (!existsSync(named)) throw new Error(`CHROMIUM is ${named}, and there is no such file.`);
		return named;
	}
	const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
	if (usual) return usual;
	try {
		return Launcher.getInstallations()[0];
	} catch {
		return undefined;
	}
}
