import type { Track } from '../item/types';

export const TRACK_LABELS: Record<Track, string> = { python: 'Python', django: 'Django' };

/** What to tell a person whose typed output is only a slip away. */
export const NEAR_MISS_LABELS = {
	quotes: 'The difference is only in quotes: print shows none around a string, repr does.',
	lines: 'The difference is only in line breaks: each print ends its line.',
	spacing: 'The difference is only in spaces.',
	case: 'The difference is only in upper and lower case.',
	message: 'You have the type of the exception; only its message differs.'
} as const;

/** A share of 0 to 1 as `27%`. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
