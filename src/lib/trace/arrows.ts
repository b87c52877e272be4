import { ROW, type Arrow, type Box, type Link } from './scene';

/** An arrow to an object's box: to its left side from the left of it, else around to its right side. */
export function arrowOf(link: Link, target: Box, index: number): Arrow {
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
