import type { OpenQuestion } from '../item/open';
import { BANK_FORMAT } from './types';

/** All open questions, as the app loads them. */
export interface OpenBank {
	format: typeof BANK_FORMAT;
	questions: OpenQuestion[];
}

/**
 * Loads the open questions of interviews.
 * @throws Error that says what to do, if they can't be loaded or are of another version
 */
export async function loadOpenQuestions(fetcher: typeof fetch): Promise<OpenQuestion[]> {
	const response = await fetcher('/interview.json');
	if (!response.ok) {
		throw new Error('The interview’s questions did not load. Check the connection and reload.');
	}
	// What is no JSON is of no version either.
	const bank: unknown = await response.json().catch(() => null);
	if (!isCurrent(bank)) {
		throw new Error(
			'The interview’s questions are of another version of this app. Reload the page.'
		);
	}
	return bank.questions;
}

/** Made together with the app, so the format number vouches for the rest. */
const isCurrent = (bank: unknown): bank is OpenBank => {
	const { format, questions } = (bank ?? {}) as Partial<OpenBank>;
	return format === BANK_FORMAT && Array.isArray(questions);
};
