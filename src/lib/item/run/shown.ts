import { normalise } from '../output';
import type { Outcome } from '../program';

/** What a person sees of a run: standard output, then the last line of a traceback. */
export function shownOutput(
	outcome: Pick<Outcome, 'stdout' | 'error'>,
	exceptions: 'message' | 'type' = 'message'
): string {
	const { stdout, error } = outcome;
	if (error === null) return normalise(stdout);
	const gap = stdout === '' || stdout.endsWith('\n') ? '' : '\n';
	return normalise(stdout + gap + (exceptions === 'type' ? typeOnly(error) : error));
}

/** `TypeError: can't …` as `TypeError: …`, for items whose point is the type alone. */
const typeOnly = (line: string): string => `${line.split(': ', 1)[0]}: …`;
