/** Spaces are taken all at once, or a long line of them would be tried again from each of its ends. */
const HOLE = /^([ \t]*)(?![ \t])(.*?)(?<!\w)____(?!\w)/m;

/** A program with its hole (`____`) filled; further lines of the fragment are indented like the hole's line. */
export const fillHole = (program: string, fragment: string): string =>
	program.replace(
		HOLE,
		(_, indent: string, before: string) =>
			indent + before + fragment.replaceAll('\n', `\n${indent}`)
	);
