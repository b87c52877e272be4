import { BANK_FORMAT, type SectionBank } from './types';

/**
 * Loads the questions of one section.
 * @throws Error that says what to do, if there is no such bank or it is of another version
 */
export async function loadBank(fetcher: typeof fetch, section: string): Promise<SectionBank> {
	const response = await fetcher(`/bank/${section}.json`);
	if (!response.ok) {
		throw new Error(`The questions of ${section} did not load. Check the connection and reload.`);
	}
	// What is no JSON is of no version either.
	const bank = (await response.json().catch(() => null)) as Partial<SectionBank> | null;
	if (!isCurrent(bank)) {
		throw new Error(
			`The questions of ${section} are of another version of this app. Reload the page.`
		);
	}
	return bank;
}

/** Banks are made together with the app, so the format number vouches for the rest. */
const isCurrent = (bank: Partial<SectionBank> | null): bank is SectionBank =>
	bank?.format === BANK_FORMAT && Array.isArray(bank.items);
