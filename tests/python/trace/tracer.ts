import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../../src/lib/item/program';
import type { WorkerMessage, WorkerOptions } from '../../../src/lib/python/node-worker';
import { preloadOf } from '../../../src/lib/python/preload';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON = '../../../src/lib/python';

/** A step as `trace.py` writes it. */
export interface RawStep {
	e: string;
	l: number;
	s: number[];
	f?: Record<string, [string, string, [string, string | number][]]>;
	h?: Record<
		string,
		{ c: string; t: string; i?: unknown[]; p?: unknown[]; f?: unknown[]; m?: number }
	>;
	o: number;
	v?: string | number;
	x?: string;
}
/** What `trace` gives, as far as it is not the outcome of `run`. */
export interface RawTrace extends Outcome {
	format: number;
	steps: RawStep[];
	cut: string | null;
}

export interface Tracer {
	run(programs: readonly string[]): Promise<Outcome[]>;
	trace(programs: readonly string[]): Promise<RawTrace[]>;
	close(): void;
}

/** Pyodide under Node with the stepper's file, in a process of its own, as `npm run questions:check` has it. */
export async function openTracer(version?: '5.2' | '6.0', image?: string): Promise<Tracer> {
	const preload = preloadOf(version ? 'django' : 'pyodide', version ?? '3.14', 1);
	const options: WorkerOptions = {
		package: 'pyodide',
		hashSeed: 1,
		clockOffset: 0,
		preload: {
			...preload,
			setup: [...preload.setup, here(`${PYTHON}/trace.py`), here('./both.py')],
			...(image !== undefined && { image })
		}
	};
	const worker: ChildProcess = fork(here(`${PYTHON}/node-worker.ts`), [JSON.stringify(options)], {
		execArgv: ['--import', 'tsx'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	await new Promise<void>((resolve, reject) => {
		worker.once('message', () => resolve());
		worker.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)));
	});
	const send = (programs: readonly string[]) =>
		new Promise<Outcome[]>((resolve, reject) => {
			const outcomes: Outcome[] = [];
			const crashed = () => reject(new Error(`The worker ended in: ${programs[outcomes.length]}`));
			const watch = setTimeout(() => worker.kill('SIGKILL'), 50_000);
			const onMessage = (message: WorkerMessage) => {
				if (message.type !== 'outcome') return;
				outcomes.push(message.outcome);
				if (outcomes.length < programs.length) return;
				clearTimeout(watch);
				worker.off('message', onMessage).off('exit', crashed);
				resolve(outcomes);
			};
			worker.on('message', onMessage).once('exit', crashed);
			worker.send(programs.map((source, index) => ({ index, source })));
		});
	return {
		run: (programs) => send(programs.map((program) => `run\n${program}`)),
		trace: async (programs) =>
			(await send(programs.map((program) => `trace\n${program}`))) as RawTrace[],
		close: () => worker.kill('SIGKILL')
	};
}
