import type { Confidence, Kind, Level } from '../item/types';

export const KIND_LABELS: Record<Kind, string> = {
	'predict-output': 'Predict the output',
	'complete-code': 'Complete the code',
	choice: 'Multiple choice',
	multi: 'True or false'
};

export const LEVEL_LABELS: Record<Level, string> = {
	junior: 'Junior',
	mid: 'Mid-level',
	senior: 'Senior'
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = {
	sure: 'Sure',
	think: 'Think so',
	guess: 'Guessing'
};

/** A duration in milliseconds as `m:ss`, or `h:mm:ss` from an hour on. */
export function clock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const pad = (value: number) => String(value).padStart(2, '0');
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** `1 question`, `2 questions`. */
export const plural = (count: number, noun: string): string =>
	`${count} ${noun}${count === 1 ? '' : 's'}`;
