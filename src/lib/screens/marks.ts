import type { Attempt } from '$lib/store/rows';

/** How an attempt went, in one word; null where there is none. */
export function markOf(attempt: Attempt | undefined) {
	if (!attempt) return null;
	if (attempt.correct) return 'right';
	if (attempt.response.type === 'unknown') return 'unknown';
	return attempt.score > 0 ? 'partly' : 'wrong';
}
