import { error } from '@sveltejs/kit';
import { loadBank } from '$lib/bank/load';

export async function load({ params, fetch }) {
	const response = await fetch(`/bank/${params.id}.json`);
	if (response.status === 404) error(404, `There is no section called “${params.id}”.`);
	return { bank: await loadBank(() => Promise.resolve(response), params.id) };
}
