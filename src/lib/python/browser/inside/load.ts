import type { Start } from './messages';
import type { Pyodide } from './pyodide';
import { HASH_SEED, setUp } from './set-up';

declare const LOCK_FILE: string;

/** An address that exists nowhere: what Pyodide asks for below it comes from memory. */
const NOWHERE = 'https://python.invalid/';

async function importFrom(content: ArrayBuffer): Promise<Record<string, unknown>> {
	const url = URL.createObjectURL(new Blob([content], { type: 'text/javascript' }));
	try {
		return (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** Has Pyodide load from memory. */
function serve({ files, wasm }: Start): void {
	// This is how Pyodide tells a classic worker, which it would refuse.
	Object.assign(globalThis, {
		importScripts() {
			throw new Error('This is no place to load scripts.');
		}
	});
	globalThis.fetch = async (address) => {
		const name = String(address).slice(NOWHERE.length);
		return new Response(files[name] ?? null, {
			status: name.endsWith('.wasm') || files[name] ? 200 : 404
		});
	};
	WebAssembly.instantiateStreaming = async (_, imports) => ({
		module: wasm,
		instance: await WebAssembly.instantiate(wasm, imports)
	});
}

/** Loads Python from memory and sets it up. */
export async function load(start: Start): Promise<Pyodide> {
	const { files, setup } = start;
	serve(start);
	const { loadPyodide } = await importFrom(files['pyodide.mjs']!);
	const { default: createPyodideModule } = await importFrom(files['pyodide.asm.mjs']!);
	const pyodide = await (loadPyodide as (options: object) => Promise<Pyodide>)({
		indexURL: NOWHERE,
		lockFileContents: LOCK_FILE,
		createPyodideModule,
		jsglobals: Object.freeze(Object.create(null)),
		env: {
			PYTHONHASHSEED: String(HASH_SEED),
			PYTHONDONTWRITEBYTECODE: '1',
			HOME: '/home/program'
		}
	});
	setUp(pyodide, setup, files.packages);
	return pyodide;
}
