import type { z } from 'zod';
import { EXPORT_VERSION, EXPORTED, headSchema, ROWS, type ExportedTable } from './schema';

/** A file that is no export, or a damaged one. Its message says what to do. */
export class ImportError extends Error {}

/** The rows of an export, each of the right form. */
export type Rows = { [Name in ExportedTable]: z.output<(typeof ROWS)[Name]>[] };

/** The work was called off; nothing was changed. */
export class Cancelled extends Error {}

interface Watch {
	/** Told the share that is done. */
	onProgress?: (share: number) => void;
	signal?: AbortSignal;
}

/** So many lines are checked before the page gets its turn. */
const CHUNK = 500;

/**
 * Reads an export and checks all of it. Nothing is written.
 * @throws ImportError that names the line and what is wrong with it
 * @throws Cancelled if the signal says so
 */
export async function readExport(file: Blob, watch: Watch = {}): Promise<Rows> {
	const lines = linesOf(file, watch);
	const first = await lines.next();
	const head = readHead(first.value ?? '');
	const rows = Object.fromEntries(EXPORTED.map((name) => [name, []])) as unknown as Rows;
	let number = 1;
	for await (const line of lines) {
		number += 1;
		if (line === '') continue;
		const [name, row] = readRow(line, number);
		(rows[name] as unknown[]).push(row);
	}
	for (const name of EXPORTED) {
		const promised = head.rows[name] ?? 0;
		if (rows[name].length !== promised) {
			throw new ImportError(
				`The file promises ${promised} rows of ${name} and has ${rows[name].length}. It is not whole; export again.`
			);
		}
	}
	checkWhole(rows);
	return rows;
}

function readHead(line: string): z.output<typeof headSchema> {
	const head = headSchema.safeParse(parse(line));
	if (!head.success) {
		throw new ImportError('This is not a file that Dunder has exported. Choose another one.');
	}
	if (head.data.version > EXPORT_VERSION) {
		throw new ImportError(
			'This file is of a newer version of Dunder. Reload the page to get that version, then import again.'
		);
	}
	return head.data;
}

function readRow(line: string, number: number): [ExportedTable, unknown] {
	const value = parse(line);
	const [name, row] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
	const table = EXPORTED.find((one) => one === name);
	if (!table) throw new ImportError(`Line ${number} of the file is damaged. Nothing was imported.`);
	const result = ROWS[table].safeParse(row);
	if (!result.success) {
		const { path, message } = result.error.issues[0]!;
		throw new ImportError(
			`Line ${number} of the file is damaged (${[table, ...path].join('.')}: ${message}). Nothing was imported.`
		);
	}
	return [table, result.data];
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** Rows that belong to a session need it, and no key may be there twice. */
function checkWhole(rows: Rows): void {
	const sessions = new Set(rows.sessions.map(({ id }) => id));
	const keys = new Set<string>();
	for (const name of EXPORTED) {
		for (const row of rows[name]) {
			const owner = 'session' in row ? row.session : undefined;
			if (owner !== undefined && !sessions.has(owner)) {
				throw new ImportError(`The file has ${name} of a session that it lacks. Export again.`);
			}
			const key = [name, ...keyOf(row)].join('\n');
			if (keys.has(key))
				throw new ImportError(`The file has the same ${name} twice. Export again.`);
			keys.add(key);
		}
	}
}

const keyOf = (row: Rows[ExportedTable][number]): (string | number)[] => {
	if ('take' in row) return [row.session, row.turn, row.take, row.part];
	if ('turn' in row) return [row.session, row.turn];
	if ('index' in row) return [row.session, row.index];
	return [row.id];
};

/** The lines of a file; between many of them the page gets its turn, and the work can be called off. */
async function* linesOf(file: Blob, { onProgress, signal }: Watch): AsyncGenerator<string> {
	const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	let read = 0;
	let count = 0;
	for (;;) {
		const { done, value } = await reader.read();
		const lines = (rest + (value ?? '')).split('\n');
		rest = done ? '' : lines.pop()!;
		read += value?.length ?? 0;
		for (const line of lines) {
			if (++count % CHUNK === 0) {
				onProgress?.(Math.min(1, read / file.size));
				await new Promise((resolve) => setTimeout(resolve));
			}
			if (signal?.aborted) throw new Cancelled('The import was called off.');
			yield line;
		}
		if (done) return;
	}
}
