import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome } from '../item/program';

/** What a runtime has besides Python. */
export interface Preload {
	/** Packages to install, as paths of wheels. */
	wheels?: readonly string[];
	/** Folders of this machine that modules are imported from. */
	folders?: readonly string[];
	/** Python files to run before the first program, in one namespace; one of them defines `run`. */
	setup: readonly string[];
	/**
	 * A file for the memory of the interpreter as it is after the set-up: taken from it if it is there,
	 * else written. All of memory is put back to this after each program.
	 */
	image?: string;
}

/** What the pool tells a worker as its one argument, in JSON. */
export interface WorkerOptions {
	/** The npm name under which this Pyodide is installed. */
	package: string;
	hashSeed: number;
	/** Added to the clock, in milliseconds, so that output which depends on the time differs between workers. */
	clockOffset: number;
	preload: Preload;
}

/** What a worker answers: once it is ready, then once for each program. */
export type WorkerMessage =
	{ type: 'ready' } | { type: 'outcome'; index: number; outcome: Outcome; heapBytes: number };

interface Emscripten {
	HEAPU8: Uint8Array;
	_malloc(bytes: number): number;
	_sbrk(bytes: number): number;
}

interface Pyodide {
	runPython(code: string): unknown;
	unpackArchive(archive: Uint8Array, format: 'wheel', options: { extractDir: string }): void;
	mountNodeFS(path: string, folder: string): void;
	makeMemorySnapshot(): Uint8Array;
	globals: { get(name: string): (source: string) => string };
	setStdout(options: { raw(byte: number): void }): void;
	setStderr(options: { raw(byte: number): void }): void;
	_module: Emscripten;
}

const RAW_LIMIT = 64 * 1024;
const MEGABYTE = 1024 * 1024;

/** Collects what a program writes past sys.stdout, straight to a file descriptor. */
class RawBytes {
	private bytes: number[] = [];
	push = (byte: number) => {
		if (this.bytes.length < RAW_LIMIT) this.bytes.push(byte);
	};
	take(): string {
		const text = Buffer.from(this.bytes).toString('utf8');
		this.bytes = [];
		return text;
	}
}

const mountPoint = (index: number) => `/home/site-packages/${index}`;

function setUp(pyodide: Pyodide, { preload, hashSeed }: WorkerOptions): void {
	// Moves addresses, so that a printed id() differs between workers.
	pyodide.runPython(`_padding = [object() for _ in range(${hashSeed} * 1009)]`);
	for (const wheel of preload.wheels ?? []) {
		const extractDir = String(pyodide.runPython('import site; site.getsitepackages()[0]'));
		pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), 'wheel', { extractDir });
	}
	preload.folders?.forEach((_, index) =>
		pyodide.runPython(`import sys; sys.path.append("${mountPoint(index)}")`)
	);
	for (const file of preload.setup) pyodide.runPython(readFileSync(file, 'utf8'));
}

async function load(options: WorkerOptions): Promise<Pyodide> {
	const now = Date.now;
	Date.now = () => now() + options.clockOffset;
	const entry = createRequire(import.meta.url).resolve(`${options.package}/package.json`);
	const folder = dirname(entry) + sep;
	const { loadPyodide } = await import(pathToFileURL(folder + 'pyodide.mjs').href);
	const { image, folders = [] } = options.preload;
	const memory = image !== undefined && existsSync(image) ? readFileSync(image) : undefined;
	const pyodide: Pyodide = await loadPyodide({
		indexURL: folder,
		env: {
			PYTHONHASHSEED: String(options.hashSeed),
			PYTHONDONTWRITEBYTECODE: '1',
			HOME: '/home/program'
		},
		...(image !== undefined && !memory && { _makeSnapshot: true }),
		...(memory && {
			_loadSnapshot: memory,
			createPyodideModule: await withRoomFor(memory, folder)
		})
	});
	folders.forEach((path, index) => pyodide.mountNodeFS(mountPoint(index), path));
	if (!memory) setUp(pyodide, options);
	if (image !== undefined && !memory) {
		// Another worker may be writing the same image.
		const draft = `${image}.${process.pid}`;
		writeFileSync(draft, pyodide.makeMemorySnapshot());
		renameSync(draft, image);
	}
	return pyodide;
}

/** Pyodide takes a snapshot into the memory that there is, and this one has grown since it was started. */
async function withRoomFor(memory: Uint8Array, folder: string) {
	const url = pathToFileURL(folder + 'pyodide.asm.mjs').href;
	const { default: create } = (await import(url)) as {
		default: (settings: unknown) => Promise<Emscripten>;
	};
	return async (settings: unknown) => {
		const module = await create(settings);
		while (module.HEAPU8.length < memory.length) module._malloc(MEGABYTE);
		return module;
	};
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const pyodide = await load(options);
const run = pyodide.globals.get('run');
const rawOut = new RawBytes();
const rawErr = new RawBytes();
pyodide.setStdout({ raw: rawOut.push });
pyodide.setStderr({ raw: rawErr.push });
const { _module: emscripten } = pyodide;
/** Memory as far as it is in use; what lies above is given out by later growth, and zeroed then. */
const fresh =
	options.preload.image === undefined ? undefined : emscripten.HEAPU8.slice(0, emscripten._sbrk(0));
const send = (message: WorkerMessage) => process.send?.(message);

process.on('disconnect', () => process.exit());
process.on('message', (programs: { index: number; source: string }[]) => {
	for (const { index, source } of programs) {
		const result = JSON.parse(run(source)) as Omit<Outcome, 'stopped'>;
		const outcome: Outcome = {
			...result,
			stdout: result.stdout + rawOut.take(),
			stderr: result.stderr + rawErr.take(),
			stopped: null
		};
		if (fresh) emscripten.HEAPU8.set(fresh);
		send({ type: 'outcome', index, outcome, heapBytes: emscripten.HEAPU8.byteLength });
	}
});
send({ type: 'ready' });
