/** The script of the worker that user code runs in. Only what is walled in may start it. */
import { load } from './load';
import type { Request, Start, WorkerMessage } from './messages';

/** Collects what a program writes past sys.stdout, straight to a file descriptor. */
class RawBytes {
	private bytes: number[] = [];
	push = (byte: number) => {
		if (this.bytes.length < 65536) this.bytes.push(byte);
	};
	take(): string {
		const text = new TextDecoder().decode(new Uint8Array(this.bytes));
		this.bytes = [];
		return text;
	}
}

async function main(start: Start, port: MessagePort): Promise<void> {
	const send = (message: WorkerMessage) => port.postMessage(message);
	try {
		const pyodide = await load(start);
		const rawOut = new RawBytes();
		const rawErr = new RawBytes();
		pyodide.setStdout({ raw: rawOut.push });
		pyodide.setStderr({ raw: rawErr.push });
		const memory = pyodide._module;
		const fresh = memory.HEAPU8.slice(0, memory._sbrk(0));
		const functions = { run: pyodide.globals.get('run'), trace: pyodide.globals.get('trace') };
		port.onmessage = ({ data }: MessageEvent<Request>) => {
			const began = performance.now();
			let json = functions[data.type]!(data.source);
			const ms = performance.now() - began;
			if (data.type === 'run') {
				const ran = JSON.parse(json);
				ran.stdout += rawOut.take();
				ran.stderr += rawErr.take();
				json = JSON.stringify(ran);
			}
			send({ type: 'done', json, ms, worn: false });
			memory.HEAPU8.set(fresh);
		};
		send({ type: 'ready' });
	} catch (error) {
		send({ type: 'failed', why: String(error) });
	}
}

addEventListener('message', ({ data, ports: [port] }) => void main(data, port!), { once: true });
