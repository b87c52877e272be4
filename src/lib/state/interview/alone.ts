/**
 * Waits until no other tab has this interview open. It is held until the page is left or the returned
 * function is called. Where the browser has no locks, nothing is waited for.
 * @param onWait called if another tab has it
 */
export async function takeAlone(id: string, onWait: () => void): Promise<() => void> {
	if (!('locks' in navigator)) return () => {};
	return new Promise((resolve) => {
		const waiting = setTimeout(onWait, 300);
		void navigator.locks.request(`dunder:interview:${id}`, () => {
			clearTimeout(waiting);
			return new Promise<void>((release) => resolve(() => release()));
		});
	});
}
