import type { HeapObject, Value } from './types';

export type Heap = ReadonlyMap<number, HeapObject>;

const BRACKETS = { list: '[]', tuple: '()', set: '{}', bytes: '[]', dict: '{}' } as const;
const DEPTH = 4;

const clipped = (text: string, most: number) =>
	text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A value much as Python would write it, in at most `most` characters. */
export const show = (value: Value, heap: Heap, most = 60): string =>
	clipped(new Writer(heap, most).written(value, []), most);

class Writer {
	/** Every value that is still written adds a character at least, so more of them are never seen. */
	constructor(
		private readonly heap: Heap,
		private left: number
	) {}

	written(value: Value, above: readonly number[]): string {
		if (this.left-- <= 0) return '…';
		if (typeof value === 'string') return value;
		const held = this.heap.get(value);
		if (!held) return '…';
		if (isCode(held)) return held.title;
		const isEmpty = held.items.length + held.pairs.length + held.fields.length === 0;
		if (!isEmpty && (above.includes(value) || above.length >= DEPTH)) return around(held, ['…']);
		return around(held, this.parts(held, [...above, value]));
	}

	private parts(
		{ sort, items, pairs, fields, more }: HeapObject,
		above: readonly number[]
	): string[] {
		const inside = (part: Value) => this.written(part, above);
		if (sort === 'instance' || sort === 'exception') {
			return fields.map(([name, part]) => (name ? `${name}=` : '') + inside(part));
		}
		return [
			...items.map(inside),
			...pairs.map(([key, part]) => `${inside(key)}: ${inside(part)}`),
			...(more > 0 ? ['…'] : [])
		];
	}
}

function around({ sort, title }: HeapObject, parts: readonly string[]): string {
	if (!(sort in BRACKETS)) return `${title}(${parts.join(', ')})`;
	if (sort === 'set' && parts.length === 0) return `${title}()`;
	const [open, close] = BRACKETS[sort as keyof typeof BRACKETS];
	const comma = sort === 'tuple' && parts.length === 1 ? ',' : '';
	const body = `${open}${parts.join(', ')}${comma}${close}`;
	return title === sort ? body : `${title}(${body})`;
}

const isCode = ({ sort }: HeapObject) =>
	['function', 'method', 'class', 'generator'].includes(sort);

/** What an object is, as a noun: `list`, `Cart`, `generator`. */
export const noun = (held: HeapObject): string => (isCode(held) ? held.sort : held.title);
