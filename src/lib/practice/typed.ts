import { normalise } from '../item/output';

/** What separates typed output from the right one, where it is only a slip. */
export type NearMiss = 'quotes' | 'lines' | 'spacing' | 'case' | 'message';

/** How typed output compares with what the program prints. */
export interface Comparison {
	correct: boolean;
	nearMiss?: NearMiss;
}

const SLIPS: readonly [NearMiss, (text: string) => string][] = [
	['quotes', (text) => text.replace(/['"]/g, '')],
	['lines', (text) => text.replace(/\s*\n\s*/g, ' ').trim()],
	['spacing', (text) => text.replace(/\s+/g, '')],
	['case', (text) => text.toLowerCase()],
	[
		'message',
		(text) => text.replace(/^(\w+(?:Error|Exception|Iteration|Exit|Warning))\b.*$/gm, '$1')
	]
];

/** Compares what was typed with the output, both without trailing white space. */
export function compareTyped(typed: string, output: string): Comparison {
	const [mine, right] = [normalise(typed.replaceAll('\r\n', '\n')), normalise(output)];
	if (mine === right) return { correct: true };
	const slip = SLIPS.find(([, forgive]) => forgive(mine) === forgive(right));
	return { correct: false, ...(slip && { nearMiss: slip[0] }) };
}
