import type { Response } from '../../item/types';
import type { RecordingPart } from '../rows';
import type { Store } from '../store';
import { toBase64 } from './base64';
import { EXPORT_VERSION, EXPORTED } from './schema';

/** So many rows are read at once. */
const CHUNK = 2_000;

/**
 * Everything that a person has stored, as a text of lines (see `headSchema`).
 * @param now milliseconds since 1970
 * @param onProgress told the share that is done
 */
export async function exportAll(
	{ database }: Store,
	now: number,
	onProgress: (share: number) => void = () => {}
): Promise<Blob> {
	return database.transaction('r', EXPORTED, async () => {
		const counts: Record<string, number> = {};
		for (const name of EXPORTED) counts[name] = await database.table(name).count();
		const all = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
		const head = { format: 'dunder', version: EXPORT_VERSION, exportedAt: now, rows: counts };
		const parts: string[] = [`${JSON.stringify(head)}\n`];
		let done = 0;
		for (const name of EXPORTED) {
			for (let from = 0; from < counts[name]!; from += CHUNK) {
				const rows: object[] = await database.table(name).offset(from).limit(CHUNK).toArray();
				parts.push(rows.map((row) => `${JSON.stringify([name, portable(row)])}\n`).join(''));
				done += rows.length;
				onProgress(done / all);
			}
		}
		return new Blob(parts, { type: 'application/x-ndjson' });
	});
}

/** A row with its keys in order and without bytes, a pack without what was made of it, so that the same rows give the same text. */
function portable(row: object): unknown {
	if ('sources' in row && 'read' in row) return inOrder({ ...row, read: undefined });
	const sorted = inOrder(row);
	return 'data' in row && row.data instanceof ArrayBuffer
		? { ...(sorted as RecordingPart), data: toBase64(row.data) }
		: sorted;
}

function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (value === null || typeof value !== 'object' || value instanceof ArrayBuffer) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, part]) => [key, inOrder(part)])
	);
}

/** All answers as a table for spreadsheets, the oldest first (RFC 4180 but for its line ends). */
export async function exportCsv({ database }: Store): Promise<Blob> {
	const { csvFormatRows } = await import('d3-dsv');
	const rows = await database.attempts.orderBy('at').toArray();
	const table = rows.map((row) => [
		new Date(row.at).toISOString(),
		row.day,
		row.session,
		String(row.index + 1),
		row.section,
		row.item,
		row.variant,
		row.level,
		answerOf(row.response),
		String(row.correct),
		String(row.score),
		row.confidence ?? '',
		String(row.ms / 1000),
		row.misconceptions.join(' ')
	]);
	return new Blob([csvFormatRows([COLUMNS, ...table]), '\n'], { type: 'text/csv' });
}

const COLUMNS = [
	'at',
	'day',
	'session',
	'question',
	'section',
	'item',
	'variant',
	'level',
	'answer',
	'correct',
	'score',
	'confidence',
	'seconds',
	'misconceptions'
];

/** What was typed may begin like a formula, and must not become one. */
const plain = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const answerOf = (response: Response): string => {
	if (response.type === 'options') return response.options.join(' ');
	return response.type === 'typed' ? plain(response.text) : '';
};
