import type { Session } from '$lib/store/rows';

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
