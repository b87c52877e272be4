/**
 * The script of the sandboxed page. It gets the interpreter's files from the page that frames it, and
 * starts one worker after another with them, each with a port of its own to that page.
 */
import type { FrameMessage, Opening, Start } from './messages';

declare const WORKER_SCRIPT: string;

/** Outside of its sandbox this would run anything as the site. */
const isWalledIn = self.origin === 'null' && parent !== self;
/** The app's page, which frames the one that this frame is in. */
const app = parent.parent;

async function open({ files, setup }: Opening, toPage: MessagePort): Promise<void> {
	const script = URL.createObjectURL(new Blob([WORKER_SCRIPT], { type: 'text/javascript' }));
	const send = (message: FrameMessage, transfer: Transferable[] = []) =>
		toPage.postMessage(message, transfer);
	// Compiled once, also for the workers that follow.
	const wasm = await WebAssembly.compile(files['pyodide.asm.wasm']!);
	delete files['pyodide.asm.wasm'];
	let worker: Worker | undefined;
	toPage.onmessage = () => {
		worker?.terminate();
		// A classic one: Chromium loads no module worker from memory where the origin is opaque.
		worker = new Worker(script);
		worker.onerror = ({ message }) => send({ type: 'crashed', why: String(message) });
		const { port1, port2 } = new MessageChannel();
		const start: Start = { files, setup, wasm };
		worker.postMessage(start, [port1]);
		send({ type: 'worker' }, [port2]);
	};
}

if (isWalledIn) {
	const listen = ({ source, data, ports: [port] }: MessageEvent<Opening>) => {
		if (source !== app || !port) return;
		removeEventListener('message', listen);
		open(data, port).catch((error: unknown) => {
			const message: FrameMessage = { type: 'crashed', why: String(error) };
			port.postMessage(message);
		});
	};
	addEventListener('message', listen);
}
