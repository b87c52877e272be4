import type { Place } from './types';

/** Lines between two empty ones, as offsets into the source. */
export interface Block {
	from: number;
	to: number;
	/** Its comments, without their slashes. */
	comments: string[];
}

/** What a comment is overwritten with, so that all else keeps its place. */
const BLANK = '\0';
const BLANKS = /\0+(?:\r\n|\r|\n)?/g;

/** A GIFT file by blocks, with places and escapes; every method takes time in proportion to the text. */
export class Source {
	readonly blocks: Block[] = [];
	private readonly text: string;
	private readonly starts: number[] = [];

	constructor(text: string) {
		const lines: string[] = [];
		let block: Block | undefined;
		let start = 0;
		for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n|$/g)) {
			this.starts.push(start);
			const line = text.slice(start, index);
			const comment = /^\s*\/\/(.*)/s.exec(line)?.[1];
			if (line.trim() === '') block = undefined;
			else {
				if (!block) this.blocks.push((block = { from: start, to: index, comments: [] }));
				block.to = index;
				if (comment !== undefined) block.comments.push(comment);
			}
			lines.push(comment === undefined ? line : BLANK.repeat(line.length), end);
			start = index + end.length;
		}
		this.text = lines.join('').replace(/^\uFEFF/, BLANK);
	}

	/** The line and column of an offset. */
	at(offset: number): Place {
		let [low, high] = [0, this.starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (this.starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - this.starts[low]! + 1 };
	}

	/** The text between two offsets as it stands, without comments. */
	raw(from: number, to: number): string {
		return this.text.slice(from, to).replace(BLANKS, '');
	}

	/** Where content begins between two offsets: past white space and comments; the end if there is none. */
	content(from: number, to: number): number {
		let at = from;
		while (at < to && /[\s\0]/.test(this.text[at]!)) at++;
		return at;
	}

	/** Offsets at which one of some signs stands without a backslash before it, in their order. */
	*signs(from: number, to: number, wanted: string): Generator<number> {
		for (let at = from; at < to; at++) {
			if (this.text[at] === '\\') at++;
			else if (wanted.includes(this.text[at]!)) yield at;
		}
	}

	/** The first such offset, or -1. */
	find(from: number, to: number, wanted: string): number {
		for (const at of this.signs(from, to, wanted)) return at;
		return -1;
	}

	startsWith(words: string, at: number, to: number): boolean {
		return at + words.length <= to && this.text.startsWith(words, at);
	}
}

/** Undoes the escapes of a text. A backslash before any other sign stands for itself. */
export const unescape = (text: string): string =>
	text.replace(/\\([\\:#={}~n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
