import { error } from '@sveltejs/kit';
import { loadBank } from '$lib/bank/load';

/** Svelte keeps what the page holds in place of markup that is not empty. */
const NOTHING = ' ';

export async function load({ params, fetch }) {
	const response = await fetch(`/bank/${params.id}.json`);
	if (response.status === 404) error(404, `There is no section called “${params.id}”.`);
	const bank = await loadBank(() => Promise.resolve(response), params.id);
	if (!import.meta.env.SSR) return { bank, preview: NOTHING };
	const { previewOf } = await import('$lib/screens/preview');
	return { bank, preview: previewOf(bank) };
}
