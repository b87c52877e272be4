import type { HeapObject, Value } from './types';

export type Heap = ReadonlyMap<number, HeapObject>;

const BRACKETS = { list: '[]', tuple: '()', set: '{}', bytes: '[]', dict: '{}' } as const;
const DEPTH = 4;

const clipped = (text: string, most: number) =>
	text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A value much as Python would write it, in at most `most` characters. */
export function show(value: Value, heap: Heap, most = 60): string {
	return clipped(written(value, heap, []), most);
}

function written(value: Value, heap: Heap, above: readonly number[]): string {
	if (typeof value === 'string') return value;
	const held = heap.get(value);
	if (!held) return '…';
	const { sort, title, items, pairs, fields, more } = held;
	if (sort === 'function' || sort === 'method' || sort === 'class' || sort === 'generator') {
		return title;
	}
	const cut = above.includes(value) || above.length >= DEPTH;
	const inside = (part: Value) => written(part, heap, [...above, value]);
	const rest = more > 0 ? ['…'] : [];
	if (sort === 'instance' || sort === 'exception') {
		const parts = fields.map(([name, part]) => (name ? `${name}=` : '') + inside(part));
		return `${title}(${cut && parts.length > 0 ? '…' : parts.join(', ')})`;
	}
	const parts = cut
		? ['…']
		: [
				...items.map(inside),
				...pairs.map(([key, part]) => `${inside(key)}: ${inside(part)}`),
				...rest
			];
	const [open, close] = BRACKETS[sort];
	const comma = sort === 'tuple' && parts.length === 1 ? ',' : '';
	const body = `${open}${parts.join(', ')}${comma}${close}`;
	if (sort === 'set' && parts.length === 0) return `${title}()`;
	return title === sort ? body : `${title}(${body})`;
}

/** What an object is, as a noun: `list`, `Cart`, `generator`. */
export function noun({ sort, title }: HeapObject): string {
	if (sort === 'function' || sort === 'method' || sort === 'class' || sort === 'generator') {
		return sort;
	}
	return title;
}
