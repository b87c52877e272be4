import { isItemFile, type Content } from '../content';
import type { Diagnostic } from '../diagnostics';
import { formatRecord, recordPath } from '../record';
import type { Recording } from '../recorder';
import type { TextFile } from '../yaml';

/** Records that are missing, or that hold something else than what the programs print now. */
export function staleRecords(
	{ records }: Content,
	recordings: readonly Recording[],
	files: readonly TextFile[]
): Diagnostic[] {
	return recordings.flatMap(({ authored, record }) => {
		const path = recordPath(authored.file);
		const problem = (line: number, message: string) => [
			{ file: path, line, column: 1, path: [], message }
		];
		const stored = files.find((file) => file.path === path)?.text;
		if (stored === undefined) {
			return [
				authored.locate({ path: [], message: 'has no record. Run npm run questions:record.' })
			];
		}
		const made = formatRecord(record);
		if (!records.has(authored.id) || stored === made) return [];
		const [was, is] = [stored.split('\n'), made.split('\n')];
		const line = was.findIndex((text, index) => text !== is[index]);
		const message = `is not what the programs print now: ${JSON.stringify(was[line])} should be ${JSON.stringify(is[line])}. Run npm run questions:record and review the difference.`;
		return problem(line + 1, message);
	});
}

/** Records whose item is gone. */
export function orphanedRecords(files: readonly TextFile[]): Diagnostic[] {
	const expected = new Set(
		files
			.map(({ path }) => path)
			.filter(isItemFile)
			.map(recordPath)
	);
	return files
		.filter(({ path }) => path.endsWith('.recorded.yaml') && !expected.has(path))
		.map(({ path }) => ({
			file: path,
			line: 1,
			column: 1,
			path: [],
			message: 'is the record of an item that is gone. Delete it.'
		}));
}
