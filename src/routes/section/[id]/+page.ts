import { error } from '@sveltejs/kit';
import { loadPrimer } from '$lib/bank/lists/load';

export async function load({ params, fetch }) {
	const page = await loadPrimer(fetch, params.id);
	if (!page) error(404, `There is no section called “${params.id}”.`);
	return page;
}
