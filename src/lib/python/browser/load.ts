import files from 'virtual:python-files';
import type { RuntimeFile } from './files';
import type { BrowserRuntime, Loading } from './types';

const NAMES: Record<string, string> = { pydantic: 'Pydantic' };

/**
 * The files of a runtime.
 * @throws Error that says what to do, if this copy of the app has no such runtime
 */
export function filesOf(runtime: BrowserRuntime): RuntimeFile[] {
	if (runtime === 'pyodide') return files.core;
	const packages = files.packages[runtime];
	if (!packages) {
		const name = NAMES[runtime] ?? 'Django';
		throw new Error(
			`This copy of Dunder was built without ${name}, so it can’t run this here. Whoever builds it can add it with npm run wheels.`
		);
	}
	return [...files.core, packages];
}

export const NOT_LOADED =
	'Python did not load whole. Check the connection and try again; if that does not help, reload the page.';

/** What is kept for use without a connection, or else the site's. */
async function ask(address: string): Promise<Response> {
	const kept = await globalThis.caches?.match(address).catch(() => undefined);
	return kept ?? fetch(address);
}

/**
 * One file, whole.
 * @throws Error if it did not come, or is another than was expected
 */
export async function loadFile(
	{ address, bytes }: RuntimeFile,
	onBytes: (more: number) => void
): Promise<ArrayBuffer> {
	const response = await ask(address);
	if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
	const content = new Uint8Array(bytes);
	let loaded = 0;
	const reader = response.body.getReader();
	for (let piece = await reader.read(); piece.value; piece = await reader.read()) {
		content.set(piece.value, loaded);
		loaded += piece.value.length;
		onBytes(piece.value.length);
	}
	if (loaded !== bytes) throw new Error(`${address} is not whole`);
	return content.buffer;
}

/**
 * Loads what a runtime is made of.
 * @returns contents by name; the archive of packages is `packages`
 * @throws Error that says what to do, if something does not load
 */
export async function loadFiles(
	runtime: BrowserRuntime,
	onLoading: (loading: Loading) => void = () => {}
): Promise<Record<string, ArrayBuffer>> {
	const wanted = filesOf(runtime);
	const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
	let loaded = 0;
	onLoading({ loaded, total });
	const load = (file: RuntimeFile) =>
		loadFile(file, (more) => onLoading({ loaded: (loaded += more), total }));
	try {
		const contents = await Promise.all(wanted.map(load));
		return Object.fromEntries(
			wanted.map((file, index) => [
				files.core.includes(file) ? file.name : 'packages',
				contents[index]!
			])
		);
	} catch (error) {
		throw new Error(NOT_LOADED, { cause: error });
	}
}
