import { changesAt, isDefinition, namesOf, placed } from './changes';
import { noun, show } from './show';
import type { Frame, Step, Trace, Value } from './types';

const MOST_CHANGES = 6;

/** `add`, or what a frame is that has no name. */
export function frameName({ name, sort }: Frame): string {
	if (sort === 'module') return 'the program';
	return sort === 'class' ? `the body of ${name}` : name.replace('<lambda>', 'a lambda');
}

const listed = (parts: readonly string[]): string =>
	parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What happens at a step: `Line 4 is next, in add.` */
export function eventInWords(trace: Trace, position: number): string {
	const step = trace.steps[position];
	if (!step) return '';
	const top = step.stack.at(-1);
	const who = top ? frameName(top) : 'the program';
	const waits = top && top.sort !== 'function';
	const shown = step.value === undefined ? '' : show(step.value, step.heap);
	const error = step.exception ?? shown;
	switch (step.event) {
		case 'line':
			return `Line ${step.line} is next${top?.sort === 'module' ? '' : `, in ${who}`}.`;
		case 'call':
			return top?.sort === 'generator'
				? `The generator ${who} starts.`
				: top?.sort === 'coroutine'
					? `The coroutine ${who} starts.`
					: `${capital(who)} is called.`;
		case 'return':
			return waits && shown === 'None'
				? `${capital(who)} ends.`
				: `${capital(who)} returns ${shown}.`;
		case 'yield':
			return top?.sort === 'coroutine'
				? `${capital(who)} waits.`
				: `${capital(who)} yields ${shown} and waits.`;
		case 'resume':
			return step.exception === undefined
				? `${capital(who)} goes on where it waited.`
				: `${error} is raised in ${who}, where it waited.`;
		case 'exception':
			return comesFromInside(trace, position)
				? `${error} goes on, out of the call, in line ${step.line} of ${who}.`
				: `${error} is raised in line ${step.line} of ${who}.`;
		case 'again':
			return `${error} goes on, in line ${step.line} of ${who}.`;
		case 'end':
			return trace.error === null
				? 'The program has ended.'
				: `The program has ended with ${trace.error}`;
	}
}

/** Whether an exception was on its way already, in a call that it has left. */
function comesFromInside({ steps }: Trace, position: number): boolean {
	const [before, step] = [steps[position - 1], steps[position]];
	return (
		before !== undefined &&
		step !== undefined &&
		before.exception === step.exception &&
		before.stack.length > step.stack.length
	);
}

/** What a value is: `3`, or `the list [1, 2]`, or `the same list as basket: [1, 2]`. */
export function valueInWords(step: Step, value: Value, self?: string): string {
	const text = show(value, step.heap);
	const held = typeof value === 'number' ? step.heap.get(value) : undefined;
	if (!held || typeof value === 'string') return text;
	const others = namesOf(step, value).filter((name) => name !== self);
	if (others.length > 0) return `the same ${noun(held)} as ${listed(others)}: ${text}`;
	return /^[a-z]/.test(text) ? text : `the ${noun(held)} ${text}`;
}

/** What has changed since the step before, each in a sentence. */
export function changesInWords(trace: Trace, position: number): string[] {
	const step = trace.steps[position];
	if (!step) return [];
	const { names, objects, output } = changesAt(trace, position);
	const sentences = names.map(({ frame, name, value, isNew }) => {
		const place = placed(frame, name);
		return `${place} is ${isNew ? '' : 'now '}${valueInWords(step, value, place)}.`;
	});
	for (const id of objects) {
		const held = step.heap.get(id)!;
		const own = namesOf(step, id);
		if (held.sort === 'generator' || own.length === 0) continue;
		sentences.push(
			`${own.length > 1 ? `${listed(own)}, one ${noun(held)},` : own[0]} changed to ${show(id, step.heap)}.`
		);
	}
	const shown = sentences.slice(0, MOST_CHANGES);
	if (sentences.length > shown.length)
		shown.push(`And ${sentences.length - shown.length} more changes.`);
	if (output !== '') shown.push(`Printed: ${output.trimEnd() || 'an empty line'}.`);
	return shown;
}

/** A step in words, as it is read out. */
export const describeStep = (trace: Trace, position: number): string =>
	[
		`Step ${position + 1} of ${trace.steps.length}.`,
		eventInWords(trace, position),
		...changesInWords(trace, position)
	].join(' ');

/** What all names hold, each object once: `basket and items are the same list: [1, 2]`. */
export function heapInWords(step: Step): string[] {
	const told = new Set<Value>();
	return [...step.stack].reverse().flatMap((frame) =>
		frame.locals.flatMap(([name, value]) => {
			const held = typeof value === 'number' ? step.heap.get(value) : undefined;
			if (isDefinition(name, value) || told.has(value)) return [];
			if (!held || typeof value === 'string') return [`${placed(frame, name)} is ${value}`];
			told.add(value);
			const own = namesOf(step, value);
			const is = own.length > 1 ? `are the same ${noun(held)}:` : 'is';
			return [`${listed(own)} ${is} ${show(value, step.heap)}`];
		})
	);
}
