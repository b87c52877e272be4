import type { TextFile } from '../../pack/read';
import { RUNTIMES, type Runner, type Runtime, type RuntimeInfo } from '../../item/program';
import type { PackReading } from '../../pack/read';
import type { FromWorker, ToWorker } from './messages';
import { Stopped } from './stopped';

/** How long reading may take, in milliseconds. A pack at the limit of its size takes a tenth of it. */
const PATIENCE = 20_000;

const openWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads a pack in a worker, away from the page.
 * @returns its id and what is in it
 * @throws Error that says what to do, if it does not come to an end
 */
export function readSources(
	sources: readonly TextFile[]
): Promise<{ id: string; reading: PackReading }> {
	const worker = openWorker();
	return new Promise<{ id: string; reading: PackReading }>((resolve, reject) => {
		setTimeout(() => reject(new Error(ENDLESS)), PATIENCE);
		worker.onerror = () => reject(new Error(BROKEN));
		worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
			if (data.type === 'read') resolve(data);
		};
		tell(worker, { type: 'read', sources: sources.map(({ path, text }) => ({ path, text })) });
	}).finally(() => worker.terminate());
}

const ENDLESS = 'These questions take too long to read. Make several packs of them.';
const BROKEN = 'The code that reads packs did not load. Check the connection and reload the page.';

/**
 * Records a pack: a worker says which programs are wanted, and the runner runs them.
 * @throws Stopped if the signal says so
 * @throws Error that says what to do, if the interpreter does not load
 */
export function recordSources(
	id: string,
	sources: readonly TextFile[],
	runner: Runner,
	onProgress: (done: number, total: number) => void,
	signal: AbortSignal
): Promise<PackReading> {
	const aborted = new Promise<never>((_, reject) => {
		if (signal.aborted) reject(new Stopped());
		signal.addEventListener('abort', () => reject(new Stopped()));
	});
	const worker = openWorker();
	const recorded = describeAll(runner).then((runtimes) => {
		const files = sources.map(({ path, text }) => ({ path, text }));
		tell(worker, { type: 'record', id, sources: files, runtimes });
		return serve(worker, runner, onProgress);
	});
	// Whoever stops it need not wait until the interpreter has loaded.
	return Promise.race([recorded, aborted]).finally(() => worker.terminate());
}

const describeAll = async (runner: Runner) =>
	Object.fromEntries(
		await Promise.all(RUNTIMES.map(async (name) => [name, await runner.runtime(name)] as const))
	) as Record<Runtime, RuntimeInfo>;

/** Runs what the worker wants to have run, until it has recorded all. */
function serve(
	worker: Worker,
	runner: Runner,
	onProgress: (done: number, total: number) => void
): Promise<PackReading> {
	let [done, total] = [0, 0];
	return new Promise((resolve, reject) => {
		worker.onerror = () => reject(new Error(BROKEN));
		worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
			if (data.type === 'read') return resolve(data.reading);
			const { call, programs, on } = data;
			total += programs.length;
			runner
				.run(programs, on, (more) => onProgress((done += more), total))
				.then((outcomes) => tell(worker, { type: 'outcomes', call, outcomes }), reject);
		};
	});
}

const tell = (worker: Worker, message: ToWorker) => worker.postMessage(message);
