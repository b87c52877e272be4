import type { Run } from '../item/program';
import type { Item } from '../item/types';
import { readContent } from './content';
import { measureCues, tellingCues, type CueFigure } from './cues';
import type { Diagnostic } from './diagnostics';
import { toItem } from './record';
import { recordItems, type OnProgress } from './recorder';
import {
	thinSections,
	uncoveredConcepts,
	unusedMisconceptions,
	untestedErrata
} from './rules/coverage';
import { repeatedIds, unknownNames } from './rules/curriculum';
import { duplicates } from './rules/duplicates';
import { wrongExamples } from './rules/primer';
import { orphanedRecords, staleRecords } from './rules/records';
import type { TextFile } from './yaml';

export interface Checked {
	diagnostics: Diagnostic[];
	items: Item[];
	cues: CueFigure[];
	/** Rules that give too much away over the whole bank. */
	telling: CueFigure[];
}

/**
 * Reads and runs everything, and holds it against every rule.
 * @param engine names the interpreters and the harness
 */
export async function checkContent(
	files: readonly TextFile[],
	run: Run,
	engine: string,
	onProgress?: OnProgress
): Promise<Checked> {
	const { content, diagnostics } = readContent(files);
	const recordings = await recordItems(content.items, run, engine, onProgress);
	const items = recordings.map(({ authored, record }) => toItem(authored, record));
	const cues = measureCues(items);
	return {
		items,
		cues,
		telling: tellingCues(cues),
		diagnostics: [
			...diagnostics,
			...repeatedIds(content),
			...unknownNames(content),
			...recordings.flatMap((recording) => recording.diagnostics),
			...duplicates(content),
			...thinSections(content),
			...uncoveredConcepts(content),
			...unusedMisconceptions(content),
			...untestedErrata(content),
			...(await wrongExamples(content, run)),
			...orphanedRecords(files),
			...staleRecords(content, recordings, files)
		]
	};
}
