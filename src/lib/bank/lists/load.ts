import type { ListedSection, PublishedSection, SectionPrimer } from '../types';

/** The lists are made together with the app, so their form needs no check. */
async function load<T>(fetcher: typeof fetch, address: string, what: string): Promise<T> {
	const response = await fetcher(address);
	if (!response.ok) throw new Error(`${what} did not load. Check the connection and reload.`);
	return response.json() as Promise<T>;
}

/**
 * Loads the sections that have questions.
 * @throws Error that says what to do, if they can't be loaded
 */
export const loadSections = (fetcher: typeof fetch): Promise<PublishedSection[]> =>
	load(fetcher, '/sections.json', 'The list of sections');

/**
 * Loads all sections of the curriculum with the ids of their items.
 * @throws Error that says what to do, if they can't be loaded
 */
export const loadCatalogue = (fetcher: typeof fetch): Promise<ListedSection[]> =>
	load(fetcher, '/catalogue.json', 'The list of sections');

/**
 * Loads what the page of a section shows; undefined if there is no such section.
 * @throws Error that says what to do, if it can't be loaded
 */
export async function loadPrimer(
	fetcher: typeof fetch,
	section: string
): Promise<SectionPrimer | undefined> {
	const response = await fetcher(`/primer/${section}.json`);
	if (response.status === 404) return;
	return load(() => Promise.resolve(response), '', 'This section');
}
