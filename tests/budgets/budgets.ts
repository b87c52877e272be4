/** At most so many kB (1000 bytes, brotli) before anything is clicked. */
export interface Budget {
	js: number;
	css: number;
	/** Chunks that are loaded by themselves right after the page, and count as well. */
	chunks?: readonly string[];
}

/** A budget for each route: what was measured when it was set, and about 5% more. */
export const BUDGETS: Record<string, Budget> = {
	'/': { js: 51, css: 4.1 },
	'/history': { js: 78, css: 3.7 },
	'/history/compare': { js: 49, css: 4.0 },
	'/interview': { js: 54, css: 4.1 },
	'/interview/[id]': { js: 100, css: 5.4 },
	'/packs': { js: 50, css: 4.3 },
	'/progress': { js: 95, css: 4.5 },
	// The promise: at most 75 kB before the first question, what stores its answer included.
	'/quiz/[id]': { js: 75, css: 3.3, chunks: ['store'] },
	'/run/[id]': { js: 85, css: 4.5 },
	'/section/[id]': { js: 51, css: 4.4 },
	'/session/[id]': { js: 56, css: 4.6 },
	'/settings': { js: 59, css: 4.6 },
	'/start': { js: 84, css: 3.3 },
	'/timed': { js: 54, css: 4.4 },
	'/today': { js: 94, css: 4.6 }
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
