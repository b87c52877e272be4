import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { withPrecache } from './src/build/precache.js';
import { earlyScript } from './src/lib/early/bundle.js';

/**
 * The inline script of app.html. The policy allows it and the early script by their hashes. It
 * - sets the chosen theme before anything is painted;
 * - marks who is not to see the first question that is part of a quiz page, which is for a first visit
 *   without wishes: an address that asks for another (the early script shows that one), or a session;
 * - keeps the keys that are pressed before the app can hear them; it takes them over once it runs.
 */
const themeScript = /<script>([\s\S]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))[1];

/** @param {string} script @returns {`sha256-${string}`} */
const hashOf = (script) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	// A component without a rune would bring in what Svelte needs for its old mode.
	compilerOptions: { runes: true },
	kit: {
		adapter: withPrecache(adapter({ fallback: '200.html', precompress: true })),
		// Registered once there is nothing more urgent to load.
		serviceWorker: { register: false },
		// The styles are small; within the page they cost no request.
		inlineStyleThreshold: 32_768,
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', hashOf(themeScript), hashOf(earlyScript)],
				'style-src': ['self'],
				// SvelteKit hides its route announcer with this one style attribute.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self'],
				'font-src': ['self'],
				// Recordings are played from memory.
				'media-src': ['self', 'blob:'],
				'connect-src': ['self'],
				// The page that Python runs in; it is sandboxed, and has a policy of its own.
				'frame-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none']
			}
		}
	}
};
