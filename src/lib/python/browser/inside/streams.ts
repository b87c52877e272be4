import type { Stream } from './messages';
import type { FileStream, FileSystem, Pyodide } from './pyodide';

const RAW_LIMIT = 64 * 1024;
/** Where browser.py writes what a program prints, besides keeping it. High, so that programs get the usual numbers. */
const LIVE: Record<Stream, number> = { stdout: 1000, stderr: 1001 };
/** So many pieces of output are told at once, the others in batches: a flood would take too long. */
const TOLD_AT_ONCE = 200;
const BATCH_MS = 50;

/** Collects what a program writes past sys.stdout, straight to a file descriptor. */
class RawBytes {
	private readonly bytes: number[] = [];
	push = (byte: number) => {
		if (this.bytes.length < RAW_LIMIT) this.bytes.push(byte);
	};
	take(): string {
		return new TextDecoder().decode(new Uint8Array(this.bytes.splice(0)));
	}
}

/** Output as it comes, for the case that the program does not end by itself. */
class Live {
	private told = 0;
	private last = 0;
	private waiting: Record<Stream, string> = { stdout: '', stderr: '' };
	private decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

	constructor(private readonly tell: (stream: Stream, text: string) => void) {}

	write(stream: Stream, bytes: Uint8Array): void {
		this.waiting[stream] += this.decoders[stream].decode(bytes.slice(), { stream: true });
		const now = performance.now();
		if (this.told > TOLD_AT_ONCE && now - this.last < BATCH_MS) return;
		this.tell(stream, this.waiting[stream]);
		this.waiting[stream] = '';
		this.last = now;
		this.told += 1;
	}

	reset(): void {
		this.told = 0;
		this.waiting = { stdout: '', stderr: '' };
		this.decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
	}
}

export interface Streams {
	/** What was written past sys.stdout and sys.stderr since the last time. */
	takeRaw(): Record<Stream, string>;
	/** Whether the streams that there always are were left open. */
	areWhole(): boolean;
	/** Closes what a program left open. */
	reset(): void;
}

function openLive(fs: FileSystem, live: Live): void {
	const sink = fs.open('/dev/null', 'w');
	for (const [name, fd] of Object.entries(LIVE) as [Stream, number][]) {
		fs.dupStream(sink, fd).stream_ops = {
			write(_: FileStream, buffer: Uint8Array, offset: number, length: number) {
				live.write(name, buffer.subarray(offset, offset + length));
				return length;
			}
		};
	}
	fs.close(sink);
}

/** Takes hold of what programs print. */
export function openStreams(
	pyodide: Pyodide,
	tell: (stream: Stream, text: string) => void
): Streams {
	const { FS: fs } = pyodide;
	const raw = { stdout: new RawBytes(), stderr: new RawBytes() };
	pyodide.setStdout({ raw: raw.stdout.push });
	pyodide.setStderr({ raw: raw.stderr.push });
	const live = new Live(tell);
	openLive(fs, live);
	const kept = [...fs.streams];
	return {
		takeRaw: () => ({ stdout: raw.stdout.take(), stderr: raw.stderr.take() }),
		areWhole: () =>
			kept.every((stream, fd) => !stream || (fs.streams[fd] === stream && stream.fd === fd)),
		reset() {
			fs.streams.forEach((stream, fd) => {
				if (stream && stream !== kept[fd]) fs.streams[fd] = null;
			});
			live.reset();
		}
	};
}
