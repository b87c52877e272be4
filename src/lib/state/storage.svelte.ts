import type { Store } from '../store/store';

/**
 * Whether answers are kept: not known yet, in the browser, only until the page is left (as nothing can
 * be stored, or a newer version of the app has), or no longer.
 */
export type Keeping = 'unknown' | 'kept' | 'memory' | 'outdated' | 'failed';

const HINT = 'dunder:has-sessions';

class Storage {
	keeping = $state<Keeping>('unknown');
	private opening: Promise<Store> | undefined;
	private noted = false;

	/** The store, opened on first use. Its code is loaded only then. */
	open(): Promise<Store> {
		this.opening ??= import('../store/open').then(async ({ openStore }) => {
			const store = await openStore();
			this.keeping = store.persistent ? 'kept' : store.outdated ? 'outdated' : 'memory';
			return store;
		});
		return this.opening;
	}

	/** Notes that a write did not succeed; from here on nothing is said to be saved. */
	failed(): void {
		this.keeping = 'failed';
	}

	/** Whether a session may be stored here; false on a first visit, without opening the store. */
	get mayHaveSessions(): boolean {
		try {
			return this.noted || localStorage.getItem(HINT) !== null;
		} catch {
			return this.noted;
		}
	}

	noteSession(): void {
		this.noted = true;
		try {
			localStorage.setItem(HINT, '1');
		} catch {
			// Without local storage there is no hint; the store is then asked only when it is needed.
		}
	}
}

export const storage = new Storage();
