import { readRan } from './answer';
import { Host } from './host';
import type { Request, WorkerMessage } from './inside/messages';
import { loadFiles } from './load';
import { setupOf } from './setup';
import type { BrowserPython, BrowserRuntime, Loading, Ran } from './types';

/** How long one program may run, in milliseconds. */
export const TIMEOUT = 10_000;
const DID_NOT_START =
	'Python did not start in this browser. Reload the page and try again; if that does not help, the browser may be too old.';

type Why = NonNullable<Ran['stopped']>;
type Done = Extract<WorkerMessage, { type: 'done' }>;
/** How a job ended, and what it had put out until then. */
type Ended = ({ done: Done } | { stopped: Why }) & { stdout: string; stderr: string; ms: number };

/** A program that runs or waits to. */
class Job {
	readonly ended: Promise<Ended>;
	end!: (how: { done: Done } | { stopped: Why }) => void;
	fail!: (error: unknown) => void;
	private began = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	readonly output = { stdout: '', stderr: '' };

	constructor(readonly request: Request) {
		this.ended = new Promise<Ended>((resolve, reject) => {
			this.end = (how) => {
				const ms = 'done' in how ? how.done.ms : this.began && performance.now() - this.began;
				resolve({ ...how, ...this.output, ms });
			};
			this.fail = reject;
		}).finally(() => clearTimeout(this.timer));
	}

	begin(timeout: number, onTimeout: () => void): void {
		this.began = performance.now();
		this.timer = setTimeout(onTimeout, timeout);
	}
}

class Python implements BrowserPython {
	private host: Host | undefined;
	/** Set once it starts. Ready when the promise is kept. */
	private starting: Promise<void> | undefined;
	/** The first one runs, or waits for the interpreter. */
	private jobs: Job[] = [];

	constructor(
		private readonly runtime: BrowserRuntime,
		private readonly timeout: number
	) {}

	start(onLoading?: (loading: Loading) => void): Promise<void> {
		return (this.starting ??= this.begin(onLoading));
	}

	private async begin(onLoading?: (loading: Loading) => void): Promise<void> {
		try {
			const files = await loadFiles(this.runtime, onLoading);
			const host = new Host({ files, setup: setupOf(this.runtime) }, this);
			this.host = host;
			await host.renew().catch((error: unknown) => {
				throw new Error(DID_NOT_START, { cause: error });
			});
		} catch (error) {
			this.close();
			throw error;
		}
	}

	/** Ends the worker; a new one starts in the background. */
	private renew(): void {
		const { host } = this;
		if (!host) return;
		const renewed = host.renew();
		this.starting = renewed.catch(() => {
			// Even the frame does not answer, so it has to go too; the next run starts all anew.
			if (this.host !== host) return;
			this.host = undefined;
			host.close();
			this.starting = undefined;
			return this.start();
		});
		this.starting.catch(() => {});
	}

	private execute(request: Request): Promise<Ended> {
		const job = new Job(request);
		this.jobs.push(job);
		if (this.jobs.length === 1) void this.next();
		return job.ended.finally(() => {
			this.jobs = this.jobs.filter((other) => other !== job);
			void this.next();
		});
	}

	private async next(): Promise<void> {
		const [job] = this.jobs;
		if (!job) return;
		try {
			await this.start();
			// It may have been stopped meanwhile.
			if (this.jobs[0] !== job) return;
			job.begin(this.timeout, () => this.endAll('timeout'));
			this.host?.send(job.request);
		} catch (error) {
			job.fail(error);
		}
	}

	onMessage(message: WorkerMessage): void {
		const [job] = this.jobs;
		if (message.type === 'live' && job) {
			const { output } = job;
			output[message.stream] = (output[message.stream] + message.text).slice(0, 65_536);
		} else if (message.type === 'done') {
			if (message.worn) this.renew();
			job?.end({ done: message });
		}
	}

	onCrash(): void {
		this.endFirst('crash');
	}

	private endFirst(stopped: Why): void {
		this.renew();
		this.jobs[0]?.end({ stopped });
	}

	private endAll(stopped: Why): void {
		this.renew();
		for (const job of this.jobs) job.end({ stopped });
	}

	async run(source: string): Promise<Ran> {
		const ended = await this.execute({ type: 'run', source });
		const { stdout, stderr, ms } = ended;
		const stopped = (why: Why): Ran => ({
			...{ stdout, stderr, ms, stopped: why },
			...{ error: null, flooded: false, traceback: [] }
		});
		if ('stopped' in ended) return stopped(ended.stopped);
		try {
			return readRan(ended.done.json, ms);
		} catch {
			this.renew();
			return stopped('crash');
		}
	}

	async trace(source: string) {
		const ended = await this.execute({ type: 'trace', source });
		return 'done' in ended ? { json: ended.done.json } : { stopped: ended.stopped };
	}

	stop(): void {
		if (this.jobs.length > 0) this.endAll('stopped');
	}

	close(): void {
		this.host?.close();
		this.host = undefined;
		this.starting = undefined;
		for (const job of this.jobs) job.end({ stopped: 'stopped' });
	}
}

/**
 * An interpreter in this browser. Nothing is loaded before it is started.
 * @param timeout how long one program may run, in milliseconds
 */
export const openPython = (runtime: BrowserRuntime, timeout = TIMEOUT): BrowserPython =>
	new Python(runtime, timeout);
