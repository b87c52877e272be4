import type { Trace } from '$lib/trace/types';

const WHY = {
	steps: (count: string) => `Only the first ${count} steps are recorded.`,
	size: (count: string) => `There is too much to record; these are the first ${count} steps.`,
	time: (count: string) => `Recording took too long; these are the first ${count} steps.`,
	depth: (count: string) =>
		`The calls go too deep to be recorded further than these ${count} steps.`,
	fault: (count: string) => `Something could not be recorded; these are the first ${count} steps.`
};

/** What to say of a recording that ends before its program; undefined where it does not. */
export function cutNote({ cut, endless, steps }: Trace): string | undefined {
	if (cut === null) return undefined;
	const rest = endless
		? 'The program went on for long after them and was ended.'
		: 'The program went on after them.';
	return `${WHY[cut](steps.length.toLocaleString('en'))} ${rest}`;
}
