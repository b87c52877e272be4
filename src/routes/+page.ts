import { loadCatalogue } from '$lib/bank/lists/load';

export const load = async ({ fetch }) => ({ sections: await loadCatalogue(fetch) });
