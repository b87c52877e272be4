/** Raised whenever the form of these files changes. */
export const WHY_FORMAT = 1;

/** What a section's misconceptions would have run. */
export interface SectionWhy {
	format: typeof WHY_FORMAT;
	/**
	 * By the ids of a variant and of one of its options: the programs that do what the option's reasons
	 * expect, in their order; null where what they expect is only written down.
	 */
	programs: Record<string, Record<string, (string | null)[]>>;
}

/**
 * Loads the programs of a section's misconceptions.
 * @throws Error that says what to do, if they can't be loaded or are of another version
 */
export async function loadWhy(fetcher: typeof fetch, section: string): Promise<SectionWhy> {
	const response = await fetcher(`/why/${section}.json`);
	if (!response.ok) {
		throw new Error(
			'What the belief would have run did not load. Check the connection and try again.'
		);
	}
	const why: unknown = await response.json();
	if (!isCurrent(why)) {
		throw new Error(
			'What the belief would have run is of another version of this app. Reload the page.'
		);
	}
	return why;
}

/** Made together with the app, so the format number vouches for the rest. */
const isCurrent = (why: unknown): why is SectionWhy =>
	typeof why === 'object' && why !== null && 'format' in why && why.format === WHY_FORMAT;
