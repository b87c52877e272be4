import { mount } from 'svelte';
import { offline } from '../../state/afterwards/offline.svelte';
import Update from './Update.svelte';

/** The app is kept for use without a network once there is nothing more urgent to load. */
const KEEP_AFTER = 3_000;

/** Does what waits until the page can be read and used, which it can be without it too. */
export function begin(): void {
	void loadTypefaces().catch(() => undefined);
	const main = document.getElementById('main');
	if (main) mount(Update, { target: main.parentElement!, anchor: main });
	setTimeout(() => void offline.begin(), KEEP_AFTER);
}

/** Imported by itself, or its rules would be part of every page and the files come before the app. */
async function loadTypefaces(): Promise<void> {
	await import('../../ui/fonts.css');
	await Promise.all([...document.fonts].map((face) => face.load()));
}
