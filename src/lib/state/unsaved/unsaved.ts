import { storage } from '../storage.svelte';

/** Writes that failed; each is tried again before the next, in their order. */
export class Unsaved {
	private readonly waiting = new Set<() => Promise<unknown>>();

	/**
	 * Stores something. If that fails it is said, and practice goes on.
	 * @param again whether it is to be tried again; not needed where the next write holds it too
	 * @returns whether everything is stored
	 */
	async keep(write: () => Promise<unknown>, again: boolean): Promise<boolean> {
		if (again) this.waiting.add(write);
		try {
			for (const one of this.waiting) {
				await one();
				this.waiting.delete(one);
			}
			if (!again) await write();
			return true;
		} catch {
			storage.failed();
			return false;
		}
	}
}
