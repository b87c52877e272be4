import { render } from 'svelte/server';
import type { SectionBank } from '../bank/types';
import QuizPreview from './QuizPreview.svelte';

declare const EARLY_SCRIPT: string;

/**
 * What a quiz page shows before the app runs, as HTML: the first question of a first visit, and the
 * script that puts another in its place if the address asks for one.
 */
export function previewOf(bank: SectionBank): string {
	const { body } = render(QuizPreview, { props: { bank } });
	// The app does not take this markup over, so it needs no marks for hydration.
	const html = body.replace(/<!--.*?-->/gs, '').trim();
	return html && html.replace(/<\/div>$/, () => `<script>${EARLY_SCRIPT}</script></div>`);
}
