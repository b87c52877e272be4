import type { Attempt, Session } from '$lib/store/rows';

/** How an attempt went, in one word; null where there is none. */
export function markOf(attempt: Attempt | undefined) {
	if (!attempt) return null;
	if (attempt.correct) return 'right';
	if (attempt.response.type === 'unknown') return 'unknown';
	return attempt.score > 0 ? 'partly' : 'wrong';
}

/** The sign and the word of each mark. */
export const SIGNS = {
	right: { sign: '✓', text: 'right' },
	partly: { sign: '~', text: 'partly right' },
	wrong: { sign: '✗', text: 'wrong' },
	unknown: { sign: '○', text: 'not known' }
} as const;

/** Where an unfinished session goes on. */
export const goOn = ({ id, mode, section, query }: Session): string =>
	mode === 'interview' ? `/interview/${id}` : mode ? `/run/${id}` : `/quiz/${section}?${query}`;
