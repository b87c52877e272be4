/** The script of the worker that user code runs in. Only what is walled in may start it. */
import { limitMemory, watchFiles } from './limits';
import { load } from './load';
import { lockUp } from './lock';
import type { Request, Start, WorkerMessage } from './messages';
import { openStreams } from './streams';

/** Memory never shrinks. A worker that has more than this part of what it may have is replaced. */
const WORN = 0.5;

async function main(start: Start, port: MessagePort): Promise<void> {
	// Bound now: no program can put itself between.
	const post = port.postMessage.bind(port);
	const send = (message: WorkerMessage) => post(message);
	const { memory: limit } = start.setup;
	limitMemory(limit);
	const pyodide = await load(start);
	const files = watchFiles(pyodide.FS, limit / 4);
	const streams = openStreams(pyodide, (stream, text) => send({ type: 'live', stream, text }));
	const memory = pyodide._module;
	const functions = { run: pyodide.globals.get('run'), trace: pyodide.globals.get('trace') };
	/** Memory as far as it is in use; what lies above is given out by later growth, and zeroed then. */
	const fresh = memory.HEAPU8.slice(0, memory._sbrk(0));

	const run = ({ type, source }: Request): string => {
		const json = functions[type]!(source);
		const { stdout, stderr } = streams.takeRaw();
		if (type !== 'run' || !(stdout || stderr)) return json;
		const ran = JSON.parse(json) as { stdout: string; stderr: string };
		return JSON.stringify({ ...ran, stdout: ran.stdout + stdout, stderr: ran.stderr + stderr });
	};
	port.onmessage = ({ data }: MessageEvent<Request>) => {
		const began = performance.now();
		let json: string;
		try {
			json = run(data);
		} catch (error) {
			// Whatever Python did not survive, and an exit past all handlers.
			return send({ type: 'failed', why: String(error) });
		}
		const ms = performance.now() - began;
		const worn =
			files.isChanged() || !streams.areWhole() || memory.HEAPU8.byteLength > limit * WORN;
		send({ type: 'done', json, ms, worn });
		// The next program finds everything as this one did.
		memory.HEAPU8.set(fresh);
		streams.reset();
		files.reset();
	};
	lockUp();
	send({ type: 'ready' });
}

addEventListener(
	'message',
	({ data, ports: [port] }: MessageEvent<Start>) => {
		main(data, port!).catch((error: unknown) => {
			const message: WorkerMessage = { type: 'failed', why: String(error) };
			port!.postMessage(message);
		});
	},
	{ once: true }
);
