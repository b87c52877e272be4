/** Something wrong within one file, by its place in the data. */
export interface Problem {
	path: readonly PropertyKey[];
	/** What is wrong, and what to do: two sentences. */
	message: string;
}

/** A problem and where in the text it stands. Lines and columns count from one. */
export interface Diagnostic extends Problem {
	file: string;
	line: number;
	column: number;
}

/** `file:line:column path` */
export function placeOf({ file, line, column, path }: Diagnostic): string {
	const where = path
		.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
		.join('');
	return `${file}:${line}:${column} ${where.replace(/^\./, '') || '(file)'}`;
}

/** `file:line:column path: what is wrong. What to do.` */
export const formatDiagnostic = (diagnostic: Diagnostic): string =>
	`${placeOf(diagnostic)}: ${diagnostic.message}`;
