import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome } from '../item/program';

/** What the pool tells a worker as its one argument, in JSON. */
export interface WorkerOptions {
	/** The npm name under which this Pyodide is installed. */
	package: string;
	hashSeed: number;
	/** Added to the clock, in milliseconds, so that output which depends on the time differs between workers. */
	clockOffset: number;
	/** Packages to install, and a module to import before the first program. */
	preload?: { module: string; wheels: readonly string[] } | undefined;
}

/** What a worker answers: once it is ready, then once for each program. */
export type WorkerMessage =
	{ type: 'ready' } | { type: 'outcome'; index: number; outcome: Outcome; heapBytes: number };

interface Pyodide {
	runPython(code: string): unknown;
	unpackArchive(archive: Uint8Array, format: 'wheel', options: { extractDir: string }): void;
	globals: { get(name: string): (source: string) => string };
	setStdout(options: { raw(byte: number): void }): void;
	setStderr(options: { raw(byte: number): void }): void;
	_module: { HEAPU8: Uint8Array };
}

const RAW_LIMIT = 64 * 1024;

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

async function load(options: WorkerOptions): Promise<Pyodide> {
	const now = Date.now;
	Date.now = () => now() + options.clockOffset;
	const entry = createRequire(import.meta.url).resolve(`${options.package}/package.json`);
	const folder = dirname(entry) + sep;
	const { loadPyodide } = await import(pathToFileURL(folder + 'pyodide.mjs').href);
	const pyodide: Pyodide = await loadPyodide({
		indexURL: folder,
		env: { PYTHONHASHSEED: String(options.hashSeed), HOME: '/home/program' }
	});
	// Moves addresses, so that a printed id() differs between workers.
	pyodide.runPython(`_padding = [object() for _ in range(${options.hashSeed} * 1009)]`);
	if (options.preload) {
		for (const wheel of options.preload.wheels) {
			const extractDir = String(pyodide.runPython('import site; site.getsitepackages()[0]'));
			pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), 'wheel', { extractDir });
		}
		// Packages that import their parts on demand are made whole before the first program.
		pyodide.runPython(`import ${options.preload.module} as package
for name in package.__all__:
    getattr(package, name)
del package, name`);
	}
	pyodide.runPython(readFileSync(new URL('./harness.py', import.meta.url), 'utf8'));
	return pyodide;
}

const pyodide = await load(JSON.parse(process.argv[2] ?? '{}') as WorkerOptions);
const run = pyodide.globals.get('run');
const rawOut = new RawBytes();
const rawErr = new RawBytes();
pyodide.setStdout({ raw: rawOut.push });
pyodide.setStderr({ raw: rawErr.push });
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
		send({ type: 'outcome', index, outcome, heapBytes: pyodide._module.HEAPU8.byteLength });
	}
});
send({ type: 'ready' });
