import { readFolder } from '../../store/folders';
import { storage } from '../storage.svelte';
import { hasFolders } from './api';

/**
 * Writes a backup to the chosen folder if it is time, once the page has nothing else to do. Only for
 * pages on which nothing is answered.
 * @param onDone told once it has been tried
 * @returns what calls it off, for when the page is left
 */
export function backUpWhenIdle(onDone: () => unknown = () => {}): () => void {
	if (!hasFolders() || !storage.mayHaveSessions) return () => {};
	const stop = new AbortController();
	const waiting = requestIdleCallback(async () => {
		try {
			const store = await storage.open();
			if (!(await readFolder(store)) || stop.signal.aborted) return;
			const { backUp } = await import('./run');
			await backUp(store, Date.now(), { signal: stop.signal });
			if (!stop.signal.aborted) await onDone();
		} catch {
			// Nothing came of it, so the next page tries.
		}
	});
	return () => {
		cancelIdleCallback(waiting);
		stop.abort();
	};
}
