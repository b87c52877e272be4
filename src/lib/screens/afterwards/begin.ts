import { mount } from 'svelte';
import { offline } from '../../state/afterwards/offline.svelte';
import '../../ui/fonts.css';
import Update from './Update.svelte';

/** The app is kept for use without a network once there is nothing more urgent to load. */
const KEEP_AFTER = 3_000;

/** Does what waits until the page can be read and used, which it can be without it too. */
export function begin(): void {
	document.fonts.forEach((face) => void face.load().catch(() => undefined));
	const main = document.getElementById('main');
	if (main) mount(Update, { target: main.parentElement!, anchor: main });
	setTimeout(() => void offline.begin(), KEEP_AFTER);
}
