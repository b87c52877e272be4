import {
	Composer,
	isCollection,
	isMap,
	isNode,
	isPair,
	Lexer,
	LineCounter,
	Parser,
	type CST,
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

/** What a text may hold at most. Whatever is deeper would take the stack, and the process with it. */
export interface Bounds {
	/** Collections within one another. */
	depth: number;
	/** Entries of one collection. The time to compare their keys grows with the square of it. */
	entries: number;
	/** Documents of one text. */
	items: number;
}
const BOUNDS: Bounds = { depth: 40, entries: 5_000, items: 5_000 };

/**
 * Reads YAML in which every scalar is a string (the failsafe schema) and validates it.
 * All problems are reported at once; none throws.
 */
export function parseYaml<S extends z.ZodType>(file: TextFile, schema: S): Parsed<z.output<S>> {
	const [first, second] = parseYamlStream(file, schema);
	if (!second) return first;
	const message = 'there is more than one document here. Keep one in each file.';
	const diagnostics = [second.locate({ path: [], message })];
	return { ...first, value: undefined, diagnostics };
}

/**
 * Reads a text of one or more documents with `---` between them, each like `parseYaml`.
 * @param bounds what a document may hold at most
 */
export function parseYamlStream<S extends z.ZodType>(
	file: TextFile,
	schema: S,
	bounds = BOUNDS
): [Parsed<z.output<S>>, ...Parsed<z.output<S>>[]] {
	const lines = new LineCounter();
	const at = (offset: number, problem: Problem): Diagnostic => {
		const { line, col } = lines.linePos(offset);
		return { ...problem, file: file.path, line: Math.max(1, line), column: Math.max(1, col) };
	};
	const refuse = (offset: number, message: string): Parsed<z.output<S>> => {
		const locate = (problem: Problem) => at(offset, problem);
		return {
			file: file.path,
			value: undefined,
			diagnostics: [locate({ path: [], message })],
			locate
		};
	};
	const read = tokensOf(file.text, lines, bounds);
	if ('message' in read) return [refuse(read.offset, read.message)];
	const documents = new Composer({
		schema: 'failsafe',
		lineCounter: lines,
		prettyErrors: false,
		logLevel: 'error'
	}).compose(read.tokens, true, file.text.length);
	const [first, ...others] = [...documents].map((document) => {
		const locate = (problem: Problem) => at(offsetOf(document, problem.path), problem);
		const parsed = { file: file.path, value: undefined, locate };
		if (document.errors.length > 0) {
			const diagnostics = document.errors.map((error) =>
				at(error.pos[0], {
					path: [],
					message: `this is not YAML: ${error.message}. Check the indentation and quotes here.`
				})
			);
			return { ...parsed, diagnostics };
		}
		const data = dataOf(document);
		if ('problem' in data) return { ...parsed, diagnostics: [locate(data.problem)] };
		const result = schema.safeParse(data.value, { reportInput: true });
		return result.success
			? { ...parsed, value: result.data, diagnostics: [] }
			: { ...parsed, diagnostics: result.error.issues.flatMap(explain).map(locate) };
	});
	return [first!, ...others];
}

/** What a document holds, or that its aliases lead nowhere or to ever more text. */
function dataOf(document: Document): { value: unknown } | { problem: Problem } {
	try {
		return { value: document.toJS() };
	} catch (error) {
		const said = error instanceof Error ? error.message.split(':')[0] : String(error);
		const message = `this cannot be written out: ${said}. Write the text itself in place of its alias.`;
		return { problem: { path: [], message } };
	}
}

/**
 * The tokens of a text, or where it first holds more than it may. That is looked for while it is read:
 * what comes after it is not.
 */
function tokensOf(
	text: string,
	lines: LineCounter,
	{ depth, entries, items }: Bounds
): { tokens: CST.Token[] } | { offset: number; message: string } {
	const parser = new Parser(lines.addNewLine);
	const tokens: CST.Token[] = [];
	lines.addNewLine(0);
	for (const lexeme of new Lexer().lex(text)) {
		tokens.push(...parser.next(lexeme));
		const { stack, offset } = parser;
		// Below the collections is the document, above them perhaps a scalar.
		if (stack.length > depth + 2) {
			return { offset, message: `is nested more than ${depth} levels deep. Write it flatter.` };
		}
		const top = stack.at(-1);
		if (top && 'items' in top && top.items.length > entries) {
			return { offset, message: `has more than ${entries} entries in one place. Split it up.` };
		}
		if (tokens.length > items) {
			return { offset, message: `has more than ${items} documents. Split it up.` };
		}
	}
	tokens.push(...parser.end());
	return { tokens };
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
