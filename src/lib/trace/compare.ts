import { show, type Heap } from './show';
import type { Frame, Step, Value } from './types';

/** Where two programs differ in what names hold. */
export interface Difference {
	/** `alias`: only in which places hold one object. */
	what: 'value' | 'alias';
	/** A name, or a place in what a name holds: `rows[1]`. */
	name: string;
	real: string;
	believed: string;
}

const MUTABLE = ['list', 'dict', 'set', 'instance', 'bytes'];
/** Code differs as the programs do, which says nothing yet. */
const CODE = ['function', 'method', 'class', 'generator'];
const CODE_TEXT =
	/^(function|class|built-in|a module|property|class method|static method|cached property)\b/;

/** An object that is one in one execution and two in the other. */
interface Alias {
	place: string;
	/** Where it was met before, and in which of the two executions that is so. */
	before: string;
	inReal: boolean;
}

/** Compares values of two executions, and which of their objects are one. */
class Comparison {
	/** What each object of the real execution is in the other, and the other way round; and where it was met. */
	private readonly twins = new Map<number, number>();
	private readonly back = new Map<number, string>();
	private readonly places = new Map<number, string>();
	alias: Alias | undefined;

	constructor(
		private readonly real: Heap,
		private readonly believed: Heap
	) {}

	alike(one: Value, other: Value, place: string): boolean {
		if (this.isCode(one, this.real) && this.isCode(other, this.believed)) return true;
		if (typeof one === 'string' || typeof other === 'string') return one === other;
		const [a, b] = [this.real.get(one), this.believed.get(other)];
		if (!a || !b || a.sort !== b.sort || a.title !== b.title || a.more !== b.more) return false;
		const twin = this.twins.get(one);
		if (twin === other) return true;
		if (MUTABLE.includes(a.sort) && (twin !== undefined || this.back.has(other))) {
			const before = this.places.get(one) ?? this.back.get(other)!;
			this.alias ??= { place, before, inReal: twin !== undefined };
			return false;
		}
		this.twins.set(one, other);
		this.back.set(other, place);
		this.places.set(one, place);
		const item = (index: number) => `${place}[${index}]`;
		const key = (index: number) => `${place}[${show(a.pairs[index >> 1]![0], this.real, 20)}]`;
		return (
			this.allAlike(a.items, b.items, item) &&
			this.allAlike(a.pairs.flat(), b.pairs.flat(), key) &&
			this.commonAlike(a.fields, b.fields, `${place}.`) === undefined
		);
	}

	/** The first of the names that both have and that holds something else. */
	commonAlike(
		ones: readonly (readonly [string, Value])[],
		others: readonly (readonly [string, Value])[],
		prefix = ''
	): { name: string; one: Value; other: Value } | undefined {
		const known = new Map(others);
		for (const [name, one] of ones) {
			const other = known.get(name);
			if (other !== undefined && !this.alike(one, other, prefix + name))
				return { name, one, other };
		}
		return undefined;
	}

	private allAlike(
		ones: readonly Value[],
		others: readonly Value[],
		place: (index: number) => string
	): boolean {
		return (
			ones.length === others.length &&
			ones.every((one, index) => this.alike(one, others[index]!, place(index)))
		);
	}

	private isCode(value: Value, heap: Heap): boolean {
		return typeof value === 'string'
			? CODE_TEXT.test(value)
			: CODE.includes(heap.get(value)?.sort ?? '');
	}
}

/** The first name of the module or of the running call that two steps disagree on. */
export function differenceOf(real: Step, believed: Step): Difference | undefined {
	const comparison = new Comparison(real.heap, believed.heap);
	for (const [one, other] of framesOf(real, believed)) {
		const found = comparison.commonAlike(one.locals, other.locals);
		if (!found) continue;
		const shown = {
			real: show(found.one, real.heap),
			believed: show(found.other, believed.heap)
		};
		const { alias } = comparison;
		if (!alias || shown.real !== shown.believed)
			return { what: 'value', name: found.name, ...shown };
		const [same, own] = [`the same object as ${alias.before}`, 'an object of its own'];
		const [is, would] = alias.inReal ? [same, own] : [own, same];
		return { what: 'alias', name: alias.place, real: is, believed: would };
	}
	return undefined;
}

function framesOf(real: Step, believed: Step): [Frame, Frame][] {
	const [a, b] = [real.stack, believed.stack];
	const pairs: [Frame, Frame][] = [];
	const [top, other] = [a.at(-1), b.at(-1)];
	if (top && other && top.name === other.name && top.sort !== 'module') pairs.push([top, other]);
	if (a[0]?.sort === 'module' && b[0]?.sort === 'module') pairs.push([a[0], b[0]]);
	return pairs;
}
