declare global {
	interface Window {
		/** Filled by the script in app.html; undefined once the app has taken the keys over. */
		earlyKeys?: string[];
	}
}

/** Presses the keys again that were pressed before the app could hear them. */
export function replayEarlyKeys(): void {
	const keys = window.earlyKeys ?? [];
	delete window.earlyKeys;
	for (const key of keys) {
		document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
	}
}
