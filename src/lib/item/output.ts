import type { Outcome } from './program';

/** Text as it is compared: no trailing white space on any line, none at the end. */
export function normalise(text: string): string {
	return text.replace(/[^\S\n]+$/gm, '').replace(/\n+$/, '');
}

/** What a person sees of a run: standard output, then the last line of a traceback. */
export function shownOutput(outcome: Outcome, exceptions: 'message' | 'type' = 'message'): string {
	const { stdout, error } = outcome;
	if (error === null) return normalise(stdout);
	const gap = stdout === '' || stdout.endsWith('\n') ? '' : '\n';
	return normalise(stdout + gap + (exceptions === 'type' ? typeOnly(error) : error));
}

/** `TypeError: can't …` as `TypeError: …`, for items whose point is the type alone. */
const typeOnly = (line: string): string => `${line.split(': ', 1)[0]}: …`;
