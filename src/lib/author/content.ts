import {
	curriculumSchema,
	errataSchema,
	reviewsSchema,
	type Curriculum,
	type Errata,
	type Review
} from '../item/schema';
import type { Diagnostic, Problem } from './diagnostics';
import { readItem, type Authored } from './item-file';
import { INTERVIEW_FOLDER, readOpen, type AuthoredOpen } from './open-file';
import { parseRecord, recordPath, type ItemRecord } from './record';
import { REVIEWS_FOLDER } from './review';
import { readPrimer, type Primer } from './section-file';
import { parseYaml, type TextFile } from './yaml';

export const CURRICULUM_PATH = 'questions/curriculum.yaml';
export const ERRATA_PATH = 'questions/errata.yaml';

export type CurriculumSection = Curriculum['sections'][number];

/** All that is under questions/, read and of the right form. */
export interface Content {
	sections: CurriculumSection[];
	errata: Errata['errata'];
	/** A section is published if it has one. */
	primers: Map<string, Primer>;
	items: Authored[];
	/** The open questions of interviews. */
	open: AuthoredOpen[];
	/** By item id. */
	records: Map<string, ItemRecord>;
	/** By item id. */
	reviews: Map<string, Review>;
	locateInCurriculum(problem: Problem): Diagnostic;
	locateInErrata(problem: Problem): Diagnostic;
}

/** Reads every file of questions/. Files that are wrong are left out and reported, all at once. */
export function readContent(files: readonly TextFile[]): {
	content: Content;
	diagnostics: Diagnostic[];
} {
	const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
	const curriculum = parseYaml(
		{ path: CURRICULUM_PATH, text: textOf(CURRICULUM_PATH) },
		curriculumSchema
	);
	const errata = parseYaml({ path: ERRATA_PATH, text: textOf(ERRATA_PATH) }, errataSchema);
	const diagnostics = [...curriculum.diagnostics, ...errata.diagnostics];
	const content: Content = {
		sections: curriculum.value?.sections ?? [],
		errata: errata.value?.errata ?? [],
		primers: new Map(),
		items: [],
		open: [],
		records: new Map(),
		reviews: new Map(),
		locateInCurriculum: curriculum.locate,
		locateInErrata: errata.locate
	};
	for (const file of files) {
		if (file.path.endsWith('/section.md')) {
			const { primer, diagnostics: found } = readPrimer(file);
			if (primer) content.primers.set(primer.id, primer);
			diagnostics.push(...found);
		} else if (file.path.startsWith(REVIEWS_FOLDER)) {
			const { value, diagnostics: found } = parseYaml(file, reviewsSchema);
			for (const review of value?.reviews ?? []) content.reviews.set(review.item, review);
			diagnostics.push(...found);
		} else if (isOpenFile(file.path)) {
			const { open, diagnostics: found } = readOpen(file);
			if (open) content.open.push(open);
			diagnostics.push(...found);
		} else if (isItemFile(file.path)) {
			const { authored, diagnostics: found } = readItem(file);
			if (authored) content.items.push(authored);
			diagnostics.push(...found);
		}
	}
	for (const authored of content.items) {
		const path = recordPath(authored.file);
		const file = files.find((other) => other.path === path);
		if (!file) continue;
		try {
			content.records.set(authored.id, parseRecord(file, authored));
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			diagnostics.push({ file: path, line: 1, column: 1, path: [], message });
		}
	}
	return { content, diagnostics };
}

/** Whether a path below questions/ is that of an open question. */
export const isOpenFile = (path: string): boolean =>
	path.startsWith(INTERVIEW_FOLDER) && path.endsWith('.yaml');

/** Whether a path below questions/ is that of an item's source. */
export const isItemFile = (path: string): boolean =>
	path.endsWith('.yaml') &&
	!path.endsWith('.recorded.yaml') &&
	!path.startsWith(REVIEWS_FOLDER) &&
	!isOpenFile(path) &&
	path !== CURRICULUM_PATH &&
	path !== ERRATA_PATH;
