import { valuesOf } from './reach';
import type { Frame, HeapObject, Step, Trace, Value } from './types';

/** What is other than at the step before. */
export interface Changes {
	/** Names that were bound, newly or to something else: the frame's id and the name. */
	names: { frame: Frame; name: string; value: Value; isNew: boolean }[];
	/** Ids of objects that were there and have other contents now. */
	objects: number[];
	/** What was printed meanwhile. */
	output: string;
}

const NONE: Changes = { names: [], objects: [], output: '' };

/** What happened on the way to a step from the one before. */
export function changesAt(trace: Trace, position: number): Changes {
	const step = trace.steps[position];
	if (!step) return NONE;
	const before = trace.steps[position - 1];
	return {
		names: step.stack.flatMap((frame) => newNames(frame, before)),
		objects: [...step.heap].flatMap(([id, held]) => {
			const earlier = before?.heap.get(id);
			return earlier && !alike(earlier, held) ? [id] : [];
		}),
		output: trace.stdout.slice(before?.printed ?? 0, step.printed)
	};
}

function newNames(frame: Frame, before: Step | undefined): Changes['names'] {
	const earlier = before?.stack.find(({ id }) => id === frame.id);
	if (earlier === frame) return [];
	const known = new Map(earlier?.locals);
	return frame.locals
		.filter(([name, value]) => known.get(name) !== value && !isDefinition(name, value))
		.map(([name, value]) => ({ frame, name, value, isNew: !known.has(name) }));
}

/** Whether an object holds the same; that a generator went on is no change of what it holds. */
function alike(one: HeapObject, other: HeapObject): boolean {
	if (one === other) return true;
	const [ones, others] = [valuesOf(one), valuesOf(other)];
	return (
		(one.title === other.title || one.sort === 'generator') &&
		one.more === other.more &&
		ones.length === others.length &&
		ones.every((value, index) => value === others[index])
	);
}

/** The names that stand for an object at a step, innermost first: `basket`, or `items in add`; each once. */
export function namesOf(step: Step, id: number): string[] {
	const names = [...step.stack]
		.reverse()
		.flatMap((frame) =>
			frame.locals.filter(([, value]) => value === id).map(([name]) => placed(frame, name))
		);
	return [...new Set(names)];
}

/** A name with the call that it belongs to. */
export function placed(frame: Frame, name: string): string {
	if (frame.sort === 'module') return name;
	return `${name} in ${frame.name.replace('<lambda>', 'a lambda')}`;
}

/** Whether a name only stands for the function or class of that name, as its definition has it. */
export const isDefinition = (name: string, value: Value): boolean =>
	typeof value === 'string' && (value.startsWith(`function ${name}(`) || value === `class ${name}`);
