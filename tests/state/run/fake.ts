import type { BrowserPython, Loading, Ran } from '../../../src/lib/python/browser/types';

export const ENDED: Ran = {
	stdout: '1\n',
	stderr: '',
	error: null,
	flooded: false,
	stopped: null,
	traceback: [],
	ms: 3
};

/** An interpreter that does what the test says, and notes what it is asked. */
export class FakePython implements BrowserPython {
	calls: string[] = [];
	onLoading: ((loading: Loading) => void) | undefined;
	loaded!: () => void;
	failed!: (error: Error) => void;
	private readonly loading = new Promise<void>((resolve, reject) => {
		this.loaded = resolve;
		this.failed = reject;
	});
	private end: ((ran: Ran) => void) | undefined;

	start(onLoading?: (loading: Loading) => void): Promise<void> {
		this.calls.push('start');
		this.onLoading = onLoading;
		return this.loading;
	}

	run(source: string): Promise<Ran> {
		this.calls.push(`run ${source}`);
		return new Promise((resolve) => (this.end = resolve));
	}

	/** Ends the program that runs. */
	finish(ran: Partial<Ran> = {}): void {
		this.end?.({ ...ENDED, ...ran });
	}

	trace(): Promise<{ stopped: 'crash' }> {
		return Promise.resolve({ stopped: 'crash' });
	}

	stop(): void {
		this.calls.push('stop');
		this.finish({ stopped: 'stopped' });
	}

	close(): void {
		this.calls.push('close');
	}
}
