import type { Runner } from '../item/program';
import type { Item } from '../item/types';
import { readContent } from './content';
import { measureCues, tellingCues, tellingSections, type CueFigure } from './cues';
import type { Diagnostic } from './diagnostics';
import { toItem, type Engine } from './record';
import { recordItems, type Skipped } from './recorder';
import type { OnProgress } from './runs';
import {
	thinItems,
	thinSections,
	uncoveredConcepts,
	unusedMisconceptions,
	untestedErrata
} from './rules/coverage';
import { repeatedIds, unknownNames } from './rules/curriculum';
import { duplicates } from './rules/duplicates';
import { failedInterview, thinInterview, unknownInterviewNames } from './rules/interview';
import { wrongExamples } from './rules/primer';
import { missingReviews } from './rules/reviews';
import { orphanedRecords, staleRecords } from './rules/records';
import type { TextFile } from './yaml';

export interface Checked {
	diagnostics: Diagnostic[];
	items: Item[];
	cues: CueFigure[];
	/** Rules that give too much away over the whole bank. */
	telling: CueFigure[];
	/** Items that this machine can't run. */
	skipped: Skipped[];
	/** Open questions of interviews, and programs of theirs that this machine can't run. */
	open: { checked: number; skippedPrograms: number };
}

/**
 * Reads and runs everything, and holds it against every rule.
 * @param isNamed which item files to run; of the others, what is recorded is taken for granted
 */
export async function checkContent(
	files: readonly TextFile[],
	runner: Runner,
	engine: Engine,
	{
		onProgress,
		isNamed = () => true
	}: { onProgress?: OnProgress; isNamed?: (file: string) => boolean } = {}
): Promise<Checked> {
	const { content, diagnostics } = readContent(files);
	const { recordings, skipped } = await recordItems(
		content.items.filter(({ file }) => isNamed(file)),
		runner,
		engine,
		{ onProgress, records: content.records }
	);
	const items = content.items.flatMap((authored) => {
		const made = recordings.find((recording) => recording.authored === authored);
		const record = made?.record ?? content.records.get(authored.id);
		return record ? [toItem(authored, record)] : [];
	});
	const cues = measureCues(items);
	const open = content.open.filter(({ file }) => isNamed(file));
	const interview = await failedInterview(open, runner);
	return {
		items,
		cues,
		skipped,
		open: { checked: open.length, skippedPrograms: interview.skipped },
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
			...unknownInterviewNames(content),
			...thinInterview(content),
			...interview.diagnostics,
			...(await wrongExamples(content, runner)),
			...orphanedRecords(files),
			...missingReviews(content, items),
			...staleRecords(content, recordings, files)
		]
	};
}
