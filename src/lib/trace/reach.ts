import type { Frame, HeapObject, Value } from './types';

/** The values in an object, in their order. */
export const valuesOf = ({ items, pairs, fields }: HeapObject): Value[] => [
	...items,
	...pairs.flat(),
	...fields.map(([, value]) => value)
];

/** The objects that a stack (and one more value) leads to, nearest first; undefined if one of them is missing. */
export function reached(
	objects: ReadonlyMap<number, HeapObject>,
	stack: readonly Frame[],
	value?: Value
): ReadonlyMap<number, HeapObject> | undefined {
	const heap = new Map<number, HeapObject>();
	const queue: Value[] = stack.flatMap(({ locals }) => locals.map(([, held]) => held));
	if (value !== undefined) queue.push(value);
	for (let next = 0; next < queue.length; next++) {
		const id = queue[next]!;
		if (typeof id === 'string' || heap.has(id)) continue;
		const found = objects.get(id);
		if (!found) return undefined;
		heap.set(id, found);
		queue.push(...valuesOf(found));
	}
	return heap;
}
