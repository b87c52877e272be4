import { changesAt } from './changes';
import { show, type Heap } from './show';
import type { Frame, HeapObject, Step, Trace, Value } from './types';

/** Lengths are in pixels, for a monospaced font of 13 pixels. */
export const CHARACTER = 7.8;
export const ROW = 23;
const PAD = 9;
const BETWEEN = 16;
const GAP = 40;
const LOOP = 30;
const MOST_FRAMES = 5;
const MOST_OBJECTS = 24;
const WIDE = 640;

/** A name, key or index with what it holds. */
export interface Row {
	y: number;
	name: string;
	/** What is written there; absent where an arrow leads on from `dot`. */
	text?: string;
	dot?: number;
	changed: boolean;
}

/** An item of a short sequence, drawn beside the others. */
export interface Cell {
	x: number;
	width: number;
	index: string;
	text: string;
	changed: boolean;
}

export interface Box {
	key: string;
	sort: 'frame' | 'object';
	x: number;
	y: number;
	width: number;
	height: number;
	title: string;
	/** How many arrows lead here, if several; or what else is to be said of it. */
	note: string;
	/** The call that runs. */
	current: boolean;
	rows: Row[];
	cells: Cell[];
}

export interface Arrow {
	key: string;
	path: string;
	head: string;
	/** Others lead to the same object. */
	shared: boolean;
	changed: boolean;
}

/** A step as boxes and arrows. */
export interface Scene {
	width: number;
	height: number;
	boxes: Box[];
	arrows: Arrow[];
	/** Objects that are left out. */
	hidden: number;
}

interface Link {
	x: number;
	y: number;
	to: number;
	changed: boolean;
	fromObject: boolean;
}

const clipped = (text: string, width: number) => {
	const most = Math.max(Math.floor(width / CHARACTER), 1);
	return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};

/** The calls that are drawn: the module, and the innermost ones. */
function shownFrames(stack: readonly Frame[]): { frames: readonly Frame[]; left: number } {
	if (stack.length <= MOST_FRAMES) return { frames: stack, left: 0 };
	const frames = [stack[0]!, ...stack.slice(1 - MOST_FRAMES)];
	return { frames, left: stack.length - frames.length };
}

class Drawing {
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
		const rows = frame.locals.map(([name, value], index) =>
			this.row(
				{ x: 0, y: y + ROW * (index + 1), width, fromObject: false },
				name,
				value,
				this.changedNames.has(`${frame.id}/${name}`)
			)
		);
		const height = ROW * (rows.length + 1) + (rows.length > 0 ? 4 : 0);
		const name = frame.sort === 'module' ? 'program' : frame.name;
		this.boxes.push({
			key: `f${frame.id}`,
			sort: 'frame',
			x: 0,
			y,
			width,
			height,
			title: clipped(name, width - 2 * PAD - 7 * CHARACTER),
			note: frame.line > 0 && this.step.event !== 'end' ? `line ${frame.line}` : '',
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
			ROW + (cells.length > 0 ? ROW + 16 : ROW * rows.length) + (rows.length > 0 ? 4 : 0);
		const note = arrows > 1 ? `${arrows} arrows` : '';
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

/** How far each object is from the calls that are shown, nearest first. */
function depths(frames: readonly Frame[], heap: Heap): Map<number, number> {
	const found = new Map<number, number>();
	let level = frames.flatMap(({ locals }) => locals.map(([, value]) => value));
	for (let depth = 0; level.length > 0; depth++) {
		const next: Value[] = [];
		for (const id of level) {
			if (typeof id === 'string' || found.has(id) || !heap.has(id)) continue;
			found.set(id, depth);
			const { items, pairs, fields } = heap.get(id)!;
			// Keys are written out, and no arrow leads from them.
			next.push(...items, ...pairs.map(([, value]) => value), ...fields.map(([, value]) => value));
		}
		level = next;
	}
	return found;
}

/** Lays out a step for a drawing of this width, the same each time. */
export function layOut(trace: Trace, position: number, width: number): Scene {
	const step = trace.steps[position];
	if (!step) return { width, height: 0, boxes: [], arrows: [], hidden: 0 };
	const drawing = new Drawing(step, trace.steps[position - 1], trace, position);
	const { frames, left } = shownFrames(step.stack);
	const found = depths(frames, step.heap);
	const ids = [...found.keys()].slice(0, MOST_OBJECTS);
	const wide = width >= WIDE && ids.some((id) => found.get(id)! > 0);
	const nameWidth = Math.floor(
		ids.length === 0 ? Math.min(width, 360) : wide ? width * 0.28 : Math.min(width * 0.42, 300)
	);

	let y = 1;
	for (const [index, frame] of frames.entries()) {
		if (left > 0 && index === 1) {
			drawing.boxes.push(leftOut(left, y, nameWidth));
			y += ROW + BETWEEN;
		}
		y = drawing.frame(frame, y, nameWidth);
	}

	const columns = wide ? 2 : 1;
	const inner = width - nameWidth - GAP - LOOP - (columns - 1) * GAP;
	const columnWidth = Math.min(Math.floor(inner / columns), 300);
	const bottoms = new Array<number>(columns).fill(1);
	const boxOf = new Map<number, Box>();
	for (const id of ids) {
		const column = Math.min(found.get(id)!, columns - 1);
		const arrows = countOf(id, frames, step.heap, ids);
		const source = drawing.links.find(({ to }) => to === id);
		const wanted = source ? source.y - ROW / 2 : 1;
		const top = Math.max(
			bottoms[column]!,
			column === 0 || columns > 1 ? Math.min(wanted, bottoms[column]! + 90) : 1
		);
		const x = nameWidth + GAP + column * (columnWidth + GAP);
		bottoms[column] = drawing.object(id, x, top, columnWidth, arrows) + BETWEEN;
		boxOf.set(id, drawing.boxes.at(-1)!);
	}
	const arrows = drawing.links.flatMap((link, index) => {
		const target = boxOf.get(link.to);
		return target ? [arrowOf(link, target, index)] : [];
	});
	return {
		width,
		height: Math.max(y, ...bottoms) - BETWEEN + 2,
		boxes: drawing.boxes,
		arrows,
		hidden: found.size - ids.length
	};
}

const leftOut = (left: number, y: number, width: number): Box => ({
	key: 'left-out',
	sort: 'frame',
	x: 0,
	y,
	width,
	height: ROW,
	title: `${left} more calls`,
	note: '',
	current: false,
	rows: [],
	cells: []
});

function countOf(id: number, frames: readonly Frame[], heap: Heap, ids: readonly number[]): number {
	const held = [
		...frames.flatMap(({ locals }) => locals.map(([, value]) => value)),
		...ids.flatMap((other) => {
			const { items, pairs, fields } = heap.get(other)!;
			return [...items, ...pairs.map(([, value]) => value), ...fields.map(([, value]) => value)];
		})
	];
	return held.filter((value) => value === id).length;
}

function arrowOf(link: Link, target: Box, index: number): Arrow {
	const ty = target.y + ROW / 2;
	const { x, y, to, changed } = link;
	const shared = target.note !== '';
	const common = { key: `${index}-${to}`, shared, changed };
	if (x < target.x) {
		const bend = Math.max((target.x - x) / 2, 12);
		return {
			...common,
			path: `M${x} ${y}C${x + bend} ${y} ${target.x - bend} ${ty} ${target.x - 6} ${ty}`,
			head: `M${target.x} ${ty}l-8-4v8z`
		};
	}
	const edge = target.x + target.width;
	const bend = edge + 14 + 5 * (index % 3);
	return {
		...common,
		path: `M${x} ${y}C${bend} ${y} ${bend} ${ty} ${edge + 6} ${ty}`,
		head: `M${edge} ${ty}l8-4v8z`
	};
}
