import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
	CURRENT_PYTHON,
	DJANGOS,
	PYTHONS,
	productOf,
	type HashSeed,
	type Outcome,
	type Python,
	type Runner,
	type Runtime,
	type RuntimeInfo,
	type Version,
	type WebAssemblyRuntime
} from '../item/program';
import { nativePython, runNatively } from './native/run';
import type { WorkerMessage, WorkerOptions } from './node-worker';
import { describePostgres, Postgres } from './postgres/run';
import { preloadOf } from './preload';
import { installed, pinned, wheelsOf } from './wheels/wheels';
import { Workers } from './workers';

/** The npm name under which each Python is installed. */
export const PACKAGES: Record<Python, string> = {
	'3.10': 'pyodide-3.10',
	'3.11': 'pyodide-3.11',
	'3.12': 'pyodide-3.12',
	'3.13': 'pyodide-3.13',
	'3.14': 'pyodide'
};
/** How long one program may run, in milliseconds. */
export const TIMEOUT = 5_000;
/** The same for the machine's own Python, which has to start first. */
const NATIVE_TIMEOUT = 10_000;
/** Each program on PostgreSQL has a database of its own, and waits for it most of the time. */
const POSTGRES_AT_ONCE = 3;
const WORKER = fileURLToPath(new URL('./node-worker.ts', import.meta.url));
const LOAD_TIMEOUT = 180_000;
const CHUNK = 50;
const HEAP_LIMIT = 512 * 1024 * 1024;
const CLOCK_OFFSET = 400 * 24 * 3600 * 1000 + 5 * 3600 * 1000;

const stopped = (why: 'timeout' | 'crash'): Outcome => ({
	stdout: '',
	stderr: '',
	error: null,
	flooded: false,
	stopped: why
});

/**
 * One Pyodide in a process of its own. A program that does not end within `timeout`
 * milliseconds, or that brings the interpreter down, costs the worker its life; the next
 * program gets a new one.
 */
class Interpreter {
	private worker: ChildProcess | undefined;

	constructor(
		private readonly runtime: WebAssemblyRuntime,
		private readonly version: Version,
		private readonly hashSeed: HashSeed,
		private readonly timeout: number
	) {}

	async run(programs: readonly string[], onProgress?: (done: number) => void): Promise<Outcome[]> {
		const outcomes: Outcome[] = [];
		while (outcomes.length < programs.length) {
			const from = outcomes.length;
			const chunk = programs.slice(from, from + CHUNK);
			outcomes.push(...(await this.runChunk(chunk)));
			onProgress?.(outcomes.length - from);
		}
		return outcomes;
	}

	/** Runs the programs up to and including the first one that has to be stopped. */
	private async runChunk(programs: readonly string[]): Promise<Outcome[]> {
		const worker = await this.start();
		return new Promise((resolve) => {
			const outcomes: Outcome[] = [];
			let timer: NodeJS.Timeout;
			let heapBytes = 0;
			const end = async (lastWords?: Outcome) => {
				clearTimeout(timer);
				worker.off('message', onMessage).off('exit', onCrash);
				if (lastWords) outcomes.push(lastWords);
				if (lastWords || heapBytes > HEAP_LIMIT) await this.close();
				resolve(outcomes);
			};
			const onCrash = () => end(stopped('crash'));
			const watch = () => {
				clearTimeout(timer);
				timer = setTimeout(() => end(stopped('timeout')), this.timeout);
			};
			const onMessage = (message: WorkerMessage) => {
				if (message.type !== 'outcome') return;
				outcomes.push(message.outcome);
				heapBytes = message.heapBytes;
				if (outcomes.length === programs.length) void end();
				else watch();
			};
			worker.on('message', onMessage).on('exit', onCrash);
			worker.send(programs.map((source, index) => ({ index, source })));
			watch();
		});
	}

	private async start(): Promise<ChildProcess> {
		if (this.worker) return this.worker;
		const options: WorkerOptions = {
			package:
				PACKAGES[productOf(this.version) === 'Python' ? (this.version as Python) : CURRENT_PYTHON],
			hashSeed: this.hashSeed,
			clockOffset: (this.hashSeed - 1) * CLOCK_OFFSET,
			preload: preloadOf(this.runtime, this.version, this.hashSeed)
		};
		const worker = fork(WORKER, [JSON.stringify(options)], {
			execArgv: ['--import', 'tsx'],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc']
		});
		let complaint = '';
		worker.stderr?.on('data', (chunk) => (complaint = (complaint + chunk).slice(-2000)));
		await new Promise<void>((resolve, reject) => {
			const timer = setTimeout(() => {
				worker.kill('SIGKILL');
				reject(new Error(`${this.name} did not start within three minutes.`));
			}, LOAD_TIMEOUT);
			worker.once('message', () => (clearTimeout(timer), resolve()));
			worker.once('exit', () => {
				clearTimeout(timer);
				reject(new Error(`${this.name} did not start: ${complaint}`));
			});
		});
		return (this.worker = worker);
	}

	private get name(): string {
		return `${productOf(this.version)} ${this.version}`;
	}

	async close(): Promise<void> {
		const worker = this.worker;
		this.worker = undefined;
		worker?.kill('SIGKILL');
	}
}

export interface Pool extends Runner {
	/** Ends every worker. The pool can be used again and starts new ones then. */
	close(): Promise<void>;
}

/** What each runtime is on this machine. */
async function describe(runtime: Runtime): Promise<RuntimeInfo> {
	if (runtime === 'pyodide') return { versions: PYTHONS };
	if (runtime === 'pydantic') {
		return wheelsOf(runtime)
			? { versions: [CURRENT_PYTHON], with: `Pydantic ${pinned(runtime).pydantic}` }
			: { missing: 'Pydantic is not here. Run npm run wheels.' };
	}
	if (runtime === 'django') return describeDjango();
	if (runtime === 'postgres') return describePostgres();
	const python = await nativePython();
	return python
		? { versions: [python], with: 'real threads and processes' }
		: { missing: `there is no python3 of ${PYTHONS[0]} to ${CURRENT_PYTHON}. Install one.` };
}

function describeDjango(): RuntimeInfo {
	if (!DJANGOS.every((version) => installed(`django-${version}`))) {
		return { missing: 'Django is not here. Run npm run wheels.' };
	}
	const versions = pinned(`django-${DJANGOS.at(-1)}`);
	return {
		versions: DJANGOS,
		with: `Python ${CURRENT_PYTHON}`,
		packages: {
			rest_framework: `Django REST framework ${versions.djangorestframework}`,
			django_filters: `django-filter ${versions['django-filter']}`,
			channels: `Channels ${versions.channels}`,
			environ: `django-environ ${versions['django-environ']}`,
			parameterized: `parameterized ${versions.parameterized}`
		}
	};
}

/** Runs programs that each have a process of their own; outcomes in the order of the programs. */
async function runEach(
	programs: readonly string[],
	run: (program: string) => Promise<Outcome>,
	onProgress?: (done: number) => void,
	atOnce = 1
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const queue = [...programs.entries()];
	const work = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			outcomes[next[0]] = await run(next[1]);
			onProgress?.(1);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return outcomes;
}

/**
 * Interpreters on demand for each runtime, version and hash seed; more than one where several runs
 * are wanted at once.
 * @param timeout how long one program may run, in milliseconds
 */
export function createPool(timeout = TIMEOUT): Pool {
	const interpreters = new Workers<Interpreter>();
	const postgres = new Postgres();
	return {
		runtime: describe,
		run(programs, { version, hashSeed, runtime = 'pyodide' }, onProgress) {
			if (runtime === 'native') {
				const runOne = (program: string) => runNatively(program, hashSeed, NATIVE_TIMEOUT);
				return runEach(programs, runOne, onProgress);
			}
			if (runtime === 'postgres') {
				const runOne = (program: string) => postgres.run(program, hashSeed);
				return runEach(programs, runOne, onProgress, POSTGRES_AT_ONCE);
			}
			return interpreters.lend(
				`${runtime}/${version}/${hashSeed}`,
				() => new Interpreter(runtime, version, hashSeed, timeout),
				(interpreter) => interpreter.run(programs, onProgress)
			);
		},
		async close() {
			await interpreters.close();
			await postgres.close();
		}
	};
}
