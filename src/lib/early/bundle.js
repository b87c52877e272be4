import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('./early.ts', import.meta.url));
const built = await build({
	configFile: false,
	logLevel: 'silent',
	build: {
		write: false,
		minify: true,
		rolldownOptions: { input: entry, output: { format: 'iife' } }
	}
});

/**
 * early.ts with all that it imports, as the text of a classic script. Made while the configuration is
 * read, since the page's policy allows the script by its hash.
 * @type {string}
 */
export const earlyScript = built.output[0].code.trim();
