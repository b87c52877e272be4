import {
	isCollection,
	isMap,
	isNode,
	isPair,
	LineCounter,
	parseDocument,
	type Document
} from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Problem } from './diagnostics';

/** A text file: its path below the project's root, and what is in it. */
export interface TextFile {
	path: string;
	text: string;
}

/** A parsed file that can still say where each of its parts stands. */
export interface Parsed<T> {
	file: string;
	/** Undefined if the file does not have the right form. */
	value: T | undefined;
	diagnostics: Diagnostic[];
	/** Gives a problem its line and column. */
	locate(problem: Problem): Diagnostic;
}

/**
 * Reads YAML in which every scalar is a string (the failsafe schema) and validates it.
 * All problems are reported at once; none throws.
 */
export function parseYaml<S extends z.ZodType>(file: TextFile, schema: S): Parsed<z.output<S>> {
	const lines = new LineCounter();
	const document = parseDocument(file.text, { schema: 'failsafe', lineCounter: lines });
	const at = (offset: number, problem: Problem): Diagnostic => {
		const { line, col } = lines.linePos(offset);
		return { ...problem, file: file.path, line, column: col };
	};
	const locate = (problem: Problem) => at(offsetOf(document, problem.path), problem);
	if (document.errors.length > 0) {
		const diagnostics = document.errors.map((error) =>
			at(error.pos[0], {
				path: [],
				message: `this is not YAML: ${error.message.split(/ at line|:\n/)[0]}. Check the indentation and quotes here.`
			})
		);
		return { file: file.path, value: undefined, diagnostics, locate };
	}
	const result = schema.safeParse(document.toJS(), { reportInput: true });
	const diagnostics = result.success ? [] : result.error.issues.flatMap(explain).map(locate);
	return { file: file.path, value: result.success ? result.data : undefined, diagnostics, locate };
}

type Issue = z.core.$ZodIssue;

function explain(issue: Issue): Problem[] {
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({
			path: [...issue.path, key],
			message: `there is no field called ${key} here. Remove it or check its spelling.`
		}));
	}
	return [{ path: issue.path, message: sentence(issue) }];
}

function sentence(issue: Issue): string {
	if (issue.code === 'invalid_type') {
		return issue.input === undefined
			? `is missing. Add it (${issue.expected}).`
			: `is not a ${issue.expected}. Check the indentation and the dash.`;
	}
	if (issue.code === 'invalid_value')
		return `has to be one of ${issue.values.join(', ')}. Choose one.`;
	if (issue.code === 'invalid_union')
		return 'is not a known kind. Use predict-output, complete-code, choice or multi.';
	return issue.message;
}

/** Where the value at a path starts; for a missing value, where its nearest parent does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
	for (let length = path.length; length > 0; length--) {
		const parent = document.getIn(path.slice(0, length - 1), true);
		const key = path[length - 1];
		if (isMap(parent)) {
			const pair = parent.items.find((item) => isPair(item) && String(item.key) === key);
			if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
		} else if (isCollection(parent)) {
			const node = parent.items[Number(key)];
			if (isNode(node)) return node.range?.[0] ?? 0;
		}
	}
	return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}
