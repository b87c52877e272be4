import type { BrowserRuntime, Loading } from '../../python/browser/types';
import { messageOf } from '../message';

/** Whether an interpreter is kept for use without a connection: not known yet, no, being fetched, or yes. */
export type Keeping = 'unknown' | 'no' | 'fetching' | 'kept';

/** What is needed of `python/browser/keep`. */
export interface Offline {
	/** In bytes. @throws Error that says why, if this copy of the app has no such runtime */
	offlineSize(runtime: BrowserRuntime): number | Promise<number>;
	isKept(runtime: BrowserRuntime): Promise<boolean>;
	keep(runtime: BrowserRuntime, onLoading?: (loading: Loading) => void): Promise<void>;
	forget(runtime: BrowserRuntime): Promise<void>;
}

const loadOffline = (): Promise<Offline> => import('../../python/browser/keep');

/** One interpreter that can be kept for use without a connection. */
export class KeptPython {
	keeping = $state<Keeping>('unknown');
	/** In bytes; undefined while it is not known, and where there is no such runtime. */
	size = $state<number>();
	loading = $state.raw<Loading>();
	problem = $state<string>();

	constructor(
		readonly runtime: BrowserRuntime,
		private readonly load = loadOffline
	) {}

	/** Finds out what there is. */
	async look(): Promise<void> {
		if (this.keeping === 'fetching') return;
		try {
			const { offlineSize, isKept } = await this.load();
			this.size = await offlineSize(this.runtime);
			this.keeping = (await isKept(this.runtime)) ? 'kept' : 'no';
		} catch {
			// Running it says what is wrong; there is just nothing to keep.
			this.size = undefined;
		}
	}

	async keep(): Promise<void> {
		if (this.keeping !== 'no') return;
		this.keeping = 'fetching';
		this.loading = undefined;
		await this.change(({ keep }) => keep(this.runtime, (loading) => (this.loading = loading)));
	}

	async forget(): Promise<void> {
		await this.change(({ forget }) => forget(this.runtime));
	}

	private async change(act: (offline: Offline) => Promise<void>): Promise<void> {
		this.problem = undefined;
		try {
			const offline = await this.load();
			await act(offline);
			this.keeping = (await offline.isKept(this.runtime)) ? 'kept' : 'no';
		} catch (error) {
			this.problem = messageOf(error);
			this.keeping = 'no';
		}
	}
}
