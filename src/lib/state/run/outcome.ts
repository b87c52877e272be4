import { normalise } from '../../item/output';
import { shownOutput } from '../../item/run/shown';
import type { Ran } from '../../python/browser/types';

/** How what came out compares with the record: the same, but for what the record leaves out, or not. */
export type Agreement = 'same' | 'same-type' | 'other';

/** Compares what came out with what was recorded. `TypeError: …` is recorded where the message is not the point. */
export function agreementOf(ran: Ran, recorded: string): Agreement {
	const wanted = normalise(recorded);
	if (ran.stopped !== null || ran.flooded) return 'other';
	if (shownOutput(ran) === wanted) return 'same';
	return ran.error !== null && shownOutput(ran, 'type') === wanted ? 'same-type' : 'other';
}

/** The line that an error is on, from 1; undefined where there is none, or none of the program's. */
export const errorLineOf = ({ traceback, error }: Ran): number | undefined =>
	error === null ? undefined : traceback.at(-1)?.line;

/** What became of a program, as it is announced. */
export function summaryOf(ran: Ran): string {
	const line = errorLineOf(ran);
	if (ran.stopped === 'stopped') return 'Stopped.';
	if (ran.stopped === 'timeout') return 'Stopped: it did not end within the time limit.';
	if (ran.stopped === 'crash') return 'The interpreter broke down, and is started anew.';
	if (ran.error === null) return ran.flooded ? 'Ended, with its output cut.' : 'Ended.';
	return `Ended with ${ran.error.split(':', 1)[0]}${line === undefined ? '' : ` on line ${line}`}.`;
}
