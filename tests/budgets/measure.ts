import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { PACKAGES } from './packages';

const CLIENT = '.svelte-kit/output/client';
const APP = '.svelte-kit/generated/client-optimized';
/** The section whose pages stand for those of all. */
const SECTION = 'oop';

interface ManifestEntry {
	file: string;
	name?: string;
	imports?: string[];
	css?: string[];
}

/** What a first visit of a route loads before anything is clicked; sizes in bytes, brotli. */
export interface Weight {
	js: number;
	css: number;
	/** npm packages in the JavaScript. */
	packages: string[];
}

const sizeOf = (text: string | Buffer) => brotliCompressSync(text).length;
const size = (file: string) => sizeOf(readFileSync(`${CLIENT}/${file}`));
const readJson = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Each route with the number of its page's node, as SvelteKit generated them. */
export function routes(): Map<string, number> {
	const app = readFileSync(`${APP}/app.js`, 'utf8');
	const found = [...app.matchAll(/^\s*"(\/[^"]*)": \[~?(\d+)/gm)];
	return new Map(found.map(([, route, node]) => [route!, Number(node)]));
}

/** Whether any page or layout has a load function that runs on a server; it makes all pages larger. */
export const hasServerLoad = () =>
	/: \[~|server_loads = \[\d/.test(readFileSync(`${APP}/app.js`, 'utf8'));

/** The inline scripts of a route's page, or of the page for routes that are not made beforehand. */
function inlineScripts(route: string): string[] {
	const page = route === '/' ? 'index' : route.slice(1).replace('[id]', SECTION);
	const path = [`build/${page}.html`, 'build/200.html'].find(existsSync)!;
	const html = readFileSync(path, 'utf8');
	return [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text!);
}

/**
 * Measures a route by the manifest of the last build: the entry, layout, error page and page with all
 * that they import statically, and the page's inline scripts.
 * @param chunks names of chunks to count besides, although they are imported dynamically
 */
export function weigh(route: string, chunks: readonly string[] = []): Weight {
	const manifest = readJson<Record<string, ManifestEntry>>(`${CLIENT}/.vite/manifest.json`);
	const packagesOf = readJson<Record<string, string[]>>(PACKAGES);
	const scripts = new Set<string>();
	const styles = new Set<string>();
	const follow = (entry: ManifestEntry | undefined) => {
		if (!entry) throw new Error(`The build has not all of ${route}. Run npm run build.`);
		if (scripts.has(entry.file)) return;
		scripts.add(entry.file);
		entry.css?.forEach((file) => styles.add(file));
		entry.imports?.forEach((name) => follow(manifest[name]));
	};
	const named = (name: string) => Object.values(manifest).find((entry) => entry.name === name);
	const nodes = [0, 1, routes().get(route)].map((node) => `nodes/${node}`);
	for (const name of ['entry/start', 'entry/app', ...nodes, ...chunks]) follow(named(name));
	const sum = (sizes: number[]) => sizes.reduce((total, bytes) => total + bytes, 0);
	return {
		js: sum([...scripts].map(size)) + sum(inlineScripts(route).map(sizeOf)),
		css: sum([...styles].map(size)),
		packages: [...new Set([...scripts].flatMap((file) => packagesOf[file] ?? []))].sort()
	};
}
