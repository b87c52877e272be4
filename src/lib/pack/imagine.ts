import type { Outcome } from '../item/program';
import type { ItemSource } from '../item/schema';
import { fill } from '../item/template';
import { kindOf } from '../author/kinds';
import { combinations } from '../author/kinds/combinations';
import type { OutcomeOf } from '../author/kinds/kind';

const printed = (stdout: string): Outcome => ({
	stdout,
	stderr: '',
	error: null,
	flooded: false,
	stopped: null
});

/**
 * Outcomes as the author would have them, for checks before anything is run: each program prints
 * something of its own, a candidate without a misconception prints what is wanted, and assertions
 * hold. What is wrong even so is wrong whatever the programs print.
 */
export function imagine(source: ItemSource): OutcomeOf {
	const wanted = new Map<string, string>();
	if (source.kind === 'complete-code') {
		const combos = combinations(source);
		kindOf(source)
			.programs(source)
			.forEach(({ program }, index) => {
				const { length } = source.candidates;
				if (source.candidates[index % length]?.misconception !== undefined) return;
				wanted.set(program, fill(source.wanted, combos[Math.floor(index / length)] ?? {}));
			});
	}
	// No output of a real program begins with this.
	return (program) => printed(wanted.get(program) ?? `\0${program}`);
}
