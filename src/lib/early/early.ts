/**
 * Shows the first question of a quiz address before the app has loaded. It is part of the quiz
 * pages as an inline script and runs once the page is parsed, since the questions stand at its end.
 */
import type { SectionBank } from '../bank/types';
import { FIRST_SEED, parseConfig } from '../practice/config';
import { firstQuestion } from '../practice/first';
import { fill } from './fill';

function show(): void {
	const { dataset } = document.documentElement;
	// Whoever has sessions may be in the middle of one, which only the app knows.
	if (dataset.known !== 'address') return;
	const preview = document.querySelector('.preview');
	const fetched = document.querySelector('script[data-sveltekit-fetched][data-url^="/bank/"]');
	if (!preview || !fetched?.textContent) return;
	const { body } = JSON.parse(fetched.textContent) as { body: string };
	const { items } = JSON.parse(body) as SectionBank;
	const config = parseConfig(new URLSearchParams(location.search));
	const first = firstQuestion(items, { seed: FIRST_SEED, round: 0, ...config });
	if (!first) return;
	fill(preview, first);
	delete dataset.known;
}

document.addEventListener('DOMContentLoaded', () => {
	try {
		show();
	} catch {
		// A wrong address: the app says what is wrong with it.
	}
});
