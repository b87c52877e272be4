import { loadSections } from '$lib/bank/lists/load';

export const load = async ({ fetch }) => ({ sections: await loadSections(fetch) });
