import { unzipSync } from 'fflate';
import type { Setup, Start } from './messages';
import type { FileSystem, Pyodide } from './pyodide';

declare const LOCK_FILE: string;

/** An address that exists nowhere: what Pyodide asks for below it comes from memory. */
const NOWHERE = 'https://python.invalid/';
/** The same for every run, as for the one that was recorded. */
const HASH_SEED = 1;

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

function makeFolders(fs: FileSystem, path: string): void {
	fs.mkdirTree(path.slice(0, path.lastIndexOf('/')));
}

function unpack(fs: FileSystem, archive: ArrayBuffer, folder: string): void {
	const made = new Set<string>();
	for (const [name, content] of Object.entries(unzipSync(new Uint8Array(archive)))) {
		const path = `${folder}/${name}`;
		const parent = path.slice(0, path.lastIndexOf('/'));
		if (!made.has(parent)) fs.mkdirTree(parent);
		made.add(parent);
		fs.writeFile(path, content, { canOwn: true });
	}
}

function setUp(pyodide: Pyodide, setup: Setup, archive: ArrayBuffer | undefined): void {
	if (archive) unpack(pyodide.FS, archive, setup.folder);
	for (const [path, text] of Object.entries(setup.files)) {
		makeFolders(pyodide.FS, path);
		pyodide.FS.writeFile(path, text);
	}
	// As the recorder does it, so that what is printed does not differ even in this.
	pyodide.runPython(`_padding = [object() for _ in range(${HASH_SEED} * 1009)]`);
	for (const path of setup.paths) pyodide.runPython(`import sys; sys.path.append("${path}")`);
	for (const program of setup.programs) pyodide.runPython(program);
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
