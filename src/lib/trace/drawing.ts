import { changesAt, isDefinition } from './changes';
import {
	BETWEEN,
	CHARACTER,
	clipped,
	PAD,
	ROW,
	type Box,
	type Cell,
	type Link,
	type Row
} from './scene';
import { show } from './show';
import type { Frame, HeapObject, Step, Trace, Value } from './types';

/** Boxes of less width have no room for a note in words. */
const NARROW = 150;

/** Draws calls and objects of a step as boxes, and notes where arrows begin. */
export class Drawing {
	readonly boxes: Box[] = [];
	readonly links: Link[] = [];
	private readonly changedNames: Set<string>;
	private readonly changedObjects: Set<number>;

	constructor(
		private readonly step: Step,
		private readonly before: Step | undefined,
		trace: Trace,
		position: number
	) {
		const { names, objects } = changesAt(trace, position);
		this.changedNames = new Set(names.map(({ frame, name }) => `${frame.id}/${name}`));
		this.changedObjects = new Set(position === 0 ? [] : objects);
	}

	/** A row from `x` of this width; an object is led to by an arrow from its end. */
	private row(
		place: { x: number; y: number; width: number; fromObject: boolean },
		name: string,
		value: Value,
		changed: boolean
	): Row {
		const { x, y, width, fromObject } = place;
		const room = width - 2 * PAD;
		const label = clipped(name, typeof value === 'string' ? room * 0.55 : room - 16);
		if (typeof value === 'number') {
			const dot = x + width - PAD - 3;
			this.links.push({ x: dot, y: y + ROW / 2, to: value, changed, fromObject });
			return { y, name: label, dot, changed };
		}
		const text = clipped(value, room - (label.length + 1) * CHARACTER);
		return { y, name: label, text, changed };
	}

	frame(frame: Frame, y: number, width: number): number {
		const top = frame === this.step.stack.at(-1);
		const names = frame.locals.filter(([name, value]) => !isDefinition(name, value));
		const rows = names.map(([name, value], index) =>
			this.row(
				{ x: 0, y: y + ROW * (index + 1), width, fromObject: false },
				name,
				value,
				this.changedNames.has(`${frame.id}/${name}`)
			)
		);
		const height = ROW * (rows.length + 1) + (rows.length > 0 ? 4 : 0);
		const name = frame.sort === 'module' ? 'program' : frame.name;
		const note = frame.line > 0 && this.step.event !== 'end' ? `line ${frame.line}` : '';
		this.boxes.push({
			key: `f${frame.id}`,
			sort: 'frame',
			x: 0,
			y,
			width,
			height,
			title: clipped(name, width - 2 * PAD - note.length * CHARACTER),
			note,
			current: top,
			rows,
			cells: []
		});
		return y + height + BETWEEN;
	}

	object(id: number, x: number, y: number, width: number, arrows: number): number {
		const held = this.step.heap.get(id)!;
		const earlier = this.changedObjects.has(id) ? this.before?.heap.get(id) : undefined;
		const cells = this.cells(held, earlier, x, width);
		const rows = cells.length > 0 ? [] : this.rows(held, earlier, x, y, width);
		const height =
			ROW + (cells.length > 0 ? ROW + 19 : ROW * rows.length) + (rows.length > 0 ? 4 : 0);
		const note = arrows < 2 ? '' : width < NARROW ? `×${arrows}` : `${arrows} arrows`;
		this.boxes.push({
			key: `o${id}`,
			sort: 'object',
			x,
			y,
			width,
			height,
			title: clipped(held.title, width - 2 * PAD - (note.length + 1) * CHARACTER * 0.9),
			note,
			current: false,
			rows,
			cells
		});
		return y + height;
	}

	private cells(
		{ sort, items, more }: HeapObject,
		earlier: HeapObject | undefined,
		x: number,
		width: number
	): Cell[] {
		if (!['list', 'tuple', 'set', 'bytes'].includes(sort) || items.length === 0) return [];
		const cells: Cell[] = [];
		let left = x + PAD;
		for (const [index, text] of [...items, ...(more > 0 ? [`and ${more} more`] : [])].entries()) {
			if (typeof text === 'number') return [];
			const cellWidth = Math.max(text.length, 1) * CHARACTER + 14;
			const changed = earlier !== undefined && earlier.items[index] !== text;
			const label = sort === 'set' || index === items.length ? '' : String(index);
			cells.push({ x: left, width: cellWidth, index: label, text, changed });
			left += cellWidth;
		}
		return left + PAD <= x + width ? cells : [];
	}

	private rows(
		held: HeapObject,
		earlier: HeapObject | undefined,
		x: number,
		y: number,
		width: number
	): Row[] {
		const { sort, items, pairs, fields, more } = held;
		const key = (value: Value) => show(value, this.step.heap, 24);
		const entries: [string, Value, boolean][] = [
			...items.map((value, index): [string, Value, boolean] => [
				sort === 'set' ? '·' : String(index),
				value,
				earlier !== undefined && earlier.items[index] !== value
			]),
			...pairs.map(([name, value]): [string, Value, boolean] => [
				key(name),
				value,
				earlier !== undefined &&
					!earlier.pairs.some(([other, its]) => other === name && its === value)
			]),
			...fields.map(([name, value]): [string, Value, boolean] => [
				name || '·',
				value,
				earlier !== undefined &&
					!earlier.fields.some(([other, its]) => other === name && its === value)
			])
		];
		if (more > 0) entries.push(['', `and ${more} more`, false]);
		if (entries.length === 0 && ['list', 'tuple', 'set', 'dict', 'bytes'].includes(sort)) {
			entries.push(['', 'empty', earlier !== undefined]);
		}
		return entries.map(([name, value, changed], index) =>
			this.row({ x, y: y + ROW * (index + 1), width, fromObject: true }, name, value, changed)
		);
	}
}
