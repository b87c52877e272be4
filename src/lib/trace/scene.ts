/** Lengths are in pixels, for a monospaced font of 13 pixels. */
export const CHARACTER = 7.8;
export const ROW = 23;
export const PAD = 9;
/** Between boxes that stand one below the other. */
export const BETWEEN = 16;

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

/** Where an arrow begins, and the object that it leads to. */
export interface Link {
	x: number;
	y: number;
	to: number;
	changed: boolean;
	fromObject: boolean;
}

/** What of a text has room in a width. */
export const clipped = (text: string, width: number) => {
	const most = Math.max(Math.floor(width / CHARACTER), 1);
	return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};
