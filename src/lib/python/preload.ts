import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HashSeed, Version, WebAssemblyRuntime } from '../item/program';
import type { Preload } from './node-worker';
import { installed, requirementsFile, wheelsOf } from './wheels/wheels';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const HARNESS = here('./harness.py');
const DJANGO = here('./django');
const IMAGES = here('../../../.cache/images');

/** What an interpreter has before its first program. */
export function preloadOf(
	runtime: WebAssemblyRuntime,
	version: Version,
	hashSeed: HashSeed
): Preload {
	if (runtime === 'pyodide') return { setup: [HARNESS] };
	if (runtime === 'pydantic') {
		return { wheels: wheelsOf(runtime) ?? [], setup: [here('./wheels/pydantic.py'), HARNESS] };
	}
	const set = `django-${version}`;
	const django = (name: string) => join(DJANGO, name);
	const setup = [HARNESS, ...['webassembly.py', 'harness.py', 'warm_up.py'].map(django)];
	const made = [...setup, django('prelude.py'), requirementsFile(set), here('./node-worker.ts')];
	return {
		folders: [installed(set)!, DJANGO],
		setup,
		image: join(imagesFolder(), `${set}-${hashSeed}-${digest(made)}.image`)
	};
}

function imagesFolder(): string {
	mkdirSync(IMAGES, { recursive: true });
	return IMAGES;
}

/** Names an image by all that it is made of. */
function digest(files: readonly string[]): string {
	const hash = createHash('sha256');
	const { version } = createRequire(import.meta.url)('pyodide/package.json') as { version: string };
	hash.update(version);
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex').slice(0, 12);
}
