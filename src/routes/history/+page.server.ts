import { publishedSections } from '$lib/server/questions';

export const load = () => ({ sections: publishedSections() });
