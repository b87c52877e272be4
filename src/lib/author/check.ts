import type { Run } from '../item/program';
import type { Item } from '../item/types';
import { readContent } from './content';
import { measureCues, tellingCues, tellingSections, type CueFigure } from './cues';
import type { Diagnostic } from './diagnostics';
import { toItem } from './record';
import { recordItems, type OnProgress } from './recorder';
import {
	thinItems,
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
 * @param isNamed which item files to run; of the others, what is recorded is taken for granted
 */
export async function checkContent(
	files: readonly TextFile[],
	run: Run,
	engine: string,
	{
		onProgress,
		isNamed = () => true
	}: { onProgress?: OnProgress; isNamed?: (file: string) => boolean } = {}
): Promise<Checked> {
	const { content, diagnostics } = readContent(files);
	const recordings = await recordItems(
		content.items.filter(({ file }) => isNamed(file)),
		run,
		engine,
		onProgress
	);
	const items = content.items.flatMap((authored) => {
		const run = recordings.find((recording) => recording.authored === authored);
		const record = run?.record ?? content.records.get(authored.id);
		return record ? [toItem(authored, record)] : [];
	});
	const cues = measureCues(items);
	return {
		items,
		cues,
		telling: [...tellingCues(cues), ...tellingSections(items)],
		diagnostics: [
			...diagnostics,
			...repeatedIds(content),
			...unknownNames(content),
			...recordings.flatMap((recording) => recording.diagnostics),
			...duplicates(content),
			...thinItems(recordings),
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
