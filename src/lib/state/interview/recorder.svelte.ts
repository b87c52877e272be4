import { deleteRecordings, readRecordings, saveRecording } from '../../store/interview';
import { storage } from '../storage.svelte';

/** How often what was said is stored, in milliseconds: a crash costs no more. */
const PIECE = 2_000;

/** Records what is said to one question and keeps it in this browser. */
export class Recorder {
	/** Whether it records; or why it can't. */
	state = $state<'idle' | 'asking' | 'recording' | 'refused' | 'missing'>('idle');
	/** How many recordings there are. */
	takes = $state(0);
	private media: MediaRecorder | undefined;
	private written: Promise<unknown> = Promise.resolve();
	private stopped: Promise<void> = Promise.resolve();

	constructor(
		private readonly session: string,
		private readonly turn: number
	) {
		if (typeof MediaRecorder === 'undefined') this.state = 'missing';
	}

	/** Looks for what was recorded before a reload. */
	async find(): Promise<void> {
		this.takes = (await readRecordings(await storage.open(), this.session, this.turn)).length;
	}

	async start(): Promise<void> {
		if (this.state !== 'idle' && this.state !== 'refused') return;
		this.state = 'asking';
		let stream: MediaStream;
		try {
			stream = await navigator.mediaDevices.getUserMedia({ audio: true });
		} catch {
			this.state = 'refused';
			return;
		}
		const media = new MediaRecorder(stream);
		const take = this.takes;
		let part = 0;
		media.ondataavailable = ({ data }) => {
			if (data.size > 0) this.write(take, part++, data);
		};
		this.stopped = new Promise((resolve) => {
			media.onstop = () => {
				stream.getTracks().forEach((track) => track.stop());
				resolve();
			};
		});
		media.start(PIECE);
		this.media = media;
		this.takes += 1;
		this.state = 'recording';
	}

	/** Ends the recording; settled once all of it is stored. */
	async stop(): Promise<void> {
		if (this.media && this.media.state !== 'inactive') this.media.stop();
		await this.stopped;
		await this.written;
		if (this.state === 'recording') this.state = 'idle';
	}

	async discard(): Promise<void> {
		await this.stop();
		await deleteRecordings(await storage.open(), this.session, this.turn);
		this.takes = 0;
	}

	private write(take: number, part: number, data: Blob): void {
		const { session, turn } = this;
		this.written = this.written.then(async () => {
			try {
				const row = { session, turn, take, part, type: data.type, data: await data.arrayBuffer() };
				await saveRecording(await storage.open(), row);
			} catch {
				storage.failed();
			}
		});
	}
}
