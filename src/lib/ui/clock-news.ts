import { plural } from './labels';

/** A duration in milliseconds as one would say it. */
export function spoken(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 120 ? plural(seconds, 'second') : plural(Math.round(seconds / 60), 'minute');
}

/** That the clock of the device went another way than the page's. */
export const jumpNews = (ms: number): string =>
	`The clock of this device jumped by ${spoken(Math.abs(ms))} (it was set, or the device slept). Your time has not changed.`;
