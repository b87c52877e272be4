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
	isOver = false;
	private began = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	readonly output = { stdout: '', stderr: '' };

	constructor(readonly request: Request) {
		this.ended = new Promise<Ended>((resolve, reject) => {
			this.end = (how) => {
				this.isOver = true;
				clearTimeout(this.timer);
				const ms = 'done' in how ? how.done.ms : this.began && performance.now() - this.began;
				resolve({ ...how, ...this.output, ms });
			};
			this.fail = reject;
		});
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
	private closings = 0;

	constructor(
		private readonly runtime: BrowserRuntime,
		private readonly timeout: number
	) {}

	start(onLoading?: (loading: Loading) => void): Promise<void> {
		return (this.starting ??= this.begin(onLoading));
	}

	private async begin(onLoading?: (loading: Loading) => void): Promise<void> {
		const { closings } = this;
		try {
			const files = await loadFiles(this.runtime, onLoading);
			if (closings !== this.closings) throw new Error('Python was closed before it had loaded.');
			const host = new Host({ files, setup: setupOf(this.runtime) }, this);
			this.host = host;
			await host.renew().catch((error: unknown) => {
				throw new Error(DID_NOT_START, { cause: error });
			});
		} catch (error) {
			if (closings === this.closings) this.drop();
			throw error;
		}
	}

	/** Ends the worker; a new one starts in the background. */
	private renew(): void {
		const { host } = this;
		// One that is still starting has run nothing yet.
		if (!host?.isReady) return;
		const renewed = host.renew();
		this.starting = renewed.catch(() => {
			// Even the frame does not answer, so it has to go too.
			if (this.host !== host) return;
			this.drop();
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
			if (job.isOver) return;
			job.begin(this.timeout, () => this.endFirst('timeout'));
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
		if (this.jobs.length > 0) this.renew();
		for (const job of this.jobs) job.end({ stopped: 'stopped' });
	}

	close(): void {
		this.closings += 1;
		this.drop();
		for (const job of this.jobs) job.end({ stopped: 'stopped' });
	}

	/** Ends the frame; what runs next starts another. */
	private drop(): void {
		this.host?.close();
		this.host = undefined;
		this.starting = undefined;
	}
}

/**
 * An interpreter in this browser. Nothing is loaded before it is started.
 * @param timeout how long one program may run, in milliseconds
 */
export const openPython = (runtime: BrowserRuntime, timeout = TIMEOUT): BrowserPython =>
	new Python(runtime, timeout);
