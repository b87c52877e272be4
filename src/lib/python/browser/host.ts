import files from 'virtual:python-files';
import { readFrameMessage, readWorkerMessage } from './answer';
import type { Opening, Request, WorkerMessage } from './inside/messages';

/** How long the frame may take to load, and a worker to be there, in milliseconds. */
const FRAME_TIMEOUT = 15_000;
/** How long a worker may take until it can run a program; Django's set-up takes most of it. */
const READY_TIMEOUT = 120_000;

const within = <T>(ms: number, promise: Promise<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('timeout')), ms);
		promise.then(resolve, reject).finally(() => clearTimeout(timer));
	});

/** What a worker says, in the order in which it can. */
export interface Listener {
	onMessage(message: WorkerMessage): void;
	/** The worker is no more. */
	onCrash(): void;
}

/** The sandboxed frame, and the worker in it. */
export class Host {
	private readonly frame = document.createElement('iframe');
	private readonly port: Promise<MessagePort>;
	private worker: MessagePort | undefined;
	private crash: (why: string) => void = () => {};
	/** Whether there is a worker that can run a program. */
	isReady = false;

	/** @param opening its buffers are handed over, and gone here */
	constructor(
		opening: Opening,
		private readonly listener: Listener
	) {
		const { frame } = this;
		// With nothing else allowed, it is of an origin of its own: no storage, no page but itself.
		frame.sandbox.add('allow-scripts');
		frame.hidden = true;
		frame.title = 'Where Python runs';
		frame.src = files.frame.address;
		const loaded = new Promise((resolve) => (frame.onload = resolve));
		this.port = loaded.then(() => {
			const { port1, port2 } = new MessageChannel();
			frame.contentWindow!.postMessage(opening, '*', [port2, ...Object.values(opening.files)]);
			return port1;
		});
		document.body.append(frame);
	}

	/**
	 * Ends the worker there is, and waits until a new one is ready.
	 * @throws Error if there is none in time
	 */
	async renew(): Promise<void> {
		this.isReady = false;
		this.worker?.close();
		this.worker = undefined;
		const port = await within(FRAME_TIMEOUT, this.port);
		let crashed: (error: Error) => void;
		const crash = new Promise<never>((_, reject) => (crashed = reject));
		this.crash = (why) => crashed(new Error(why));
		const worker = new Promise<MessagePort>((resolve) => {
			port.onmessage = ({ data, ports: [worker] }) => {
				const message = readFrameMessage(data);
				if (message?.type === 'worker' && worker) resolve(worker);
				else if (message?.type === 'crashed') this.onCrash(message.why);
			};
			port.postMessage('start');
		});
		crash.catch(() => {});
		this.worker = await within(FRAME_TIMEOUT, Promise.race([worker, crash]));
		await within(READY_TIMEOUT, Promise.race([this.ready(this.worker), crash]));
		this.isReady = true;
	}

	/** A worker that does not even start is not started again by itself. */
	private onCrash(why: string): void {
		if (this.isReady) this.listener.onCrash();
		else this.crash(why);
	}

	private ready(worker: MessagePort): Promise<void> {
		return new Promise((resolve) => {
			worker.onmessage = ({ data }) => {
				const message = readWorkerMessage(data);
				if (worker !== this.worker) return;
				if (!message) this.onCrash('It said something that was not agreed on.');
				else if (message.type === 'ready') resolve();
				else if (message.type === 'failed') this.onCrash(message.why);
				else this.listener.onMessage(message);
			};
		});
	}

	/** Has the worker do something; it answers the listener. */
	send(request: Request): void {
		this.worker?.postMessage(request);
	}

	/** Ends the frame, and with it whatever runs there. */
	close(): void {
		this.frame.remove();
	}
}
