/** At most so many kB (1000 bytes, brotli) before anything is clicked. */
export interface Budget {
	js: number;
	css: number;
	/** Chunks that are loaded by themselves right after the page, and count as well. */
	chunks?: readonly string[];
}

/** A budget for each route: what was measured when it was set, and about 5% more. */
export const BUDGETS: Record<string, Budget> = {
	'/': { js: 48, css: 3.6 },
	'/history': { js: 76, css: 3.3 },
	'/history/compare': { js: 48, css: 3.5 },
	'/interview': { js: 53, css: 3.9 },
	'/interview/[id]': { js: 98, css: 5.1 },
	'/packs': { js: 49, css: 4.1 },
	'/progress': { js: 94, css: 4.0 },
	// The promise: at most 75 kB before the first question, what stores its answer included.
	'/quiz/[id]': { js: 75, css: 2.9, chunks: ['store'] },
	'/run/[id]': { js: 83, css: 3.9 },
	'/section/[id]': { js: 44, css: 3.2 },
	'/session/[id]': { js: 53, css: 4.1 },
	'/settings': { js: 52, css: 3.8 },
	'/start': { js: 83, css: 2.9 },
	'/timed': { js: 52, css: 4.0 },
	'/today': { js: 91, css: 3.9 }
};

/** Packages that no page may load before something asks for them. */
export const ON_DEMAND = [
	/^@?codemirror/,
	/^@lezer\//,
	/^pyodide/,
	/^chart\.js$/,
	/^zod$/,
	/^yaml$/,
	/^fast-xml-parser$/,
	/^gift-pegjs$/,
	/^fflate$/
];
