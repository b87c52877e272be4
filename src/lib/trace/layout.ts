import { arrowOf } from './arrows';
import { Drawing } from './drawing';
import { BETWEEN, ROW, type Box, type Scene } from './scene';
import type { Heap } from './show';
import type { Frame, Trace, Value } from './types';

const GAP = 40;
const LOOP = 30;
const MOST_FRAMES = 5;
const MOST_OBJECTS = 24;
const WIDE = 640;

/** The calls that are drawn: the module, and the innermost ones. */
function shownFrames(stack: readonly Frame[]): { frames: readonly Frame[]; left: number } {
	if (stack.length <= MOST_FRAMES) return { frames: stack, left: 0 };
	const frames = [stack[0]!, ...stack.slice(1 - MOST_FRAMES)];
	return { frames, left: stack.length - frames.length };
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
	const wide = width >= WIDE;
	const nameWidth = Math.floor(wide ? width * 0.28 : Math.min(width * 0.42, 300));

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
