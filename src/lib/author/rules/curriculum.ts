import type { Content, CurriculumSection } from '../content';
import type { Diagnostic } from '../diagnostics';
import type { Authored } from '../item-file';

/** Every misconception that an item names, with its place in the source. */
export function namedMisconceptions({
	source
}: Pick<Authored, 'source'>): { id: string; path: PropertyKey[] }[] {
	const named = (list: string, entries: readonly { misconception?: string | undefined }[]) =>
		entries.flatMap(({ misconception }, index) =>
			misconception === undefined
				? []
				: [{ id: misconception, path: [list, index, 'misconception'] }]
		);
	switch (source.kind) {
		case 'predict-output':
			return source.misconceptions.map(({ id }, index) => ({
				id,
				path: ['misconceptions', index, 'id']
			}));
		case 'complete-code':
			return named('candidates', source.candidates);
		case 'choice':
			return named('distractors', source.distractors);
		case 'multi':
			return [...named('truths', source.truths), ...named('falsehoods', source.falsehoods)];
	}
}

/** The misconceptions that an item offers as wrong options. */
export const distractingMisconceptions = (authored: Authored): string[] =>
	namedMisconceptions(authored)
		.filter(({ path }) => path[0] !== 'truths')
		.map(({ id }) => id);

/** Items that name a section, a concept, a misconception or an erratum which is not there. */
export function unknownNames({ sections, errata, items }: Content): Diagnostic[] {
	const concepts = new Set(sections.flatMap((section) => section.concepts.map(({ id }) => id)));
	const beliefs = new Set(
		sections.flatMap((section) =>
			section.concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id))
		)
	);
	return items.flatMap((item) => {
		const section = sections.find(({ id }) => id === item.section);
		const found: Diagnostic[] = [];
		const report = (path: PropertyKey[], message: string) =>
			found.push(item.locate({ path, message }));
		if (!section || !item.id.startsWith(`${section.track}/`)) {
			report(
				[],
				`the curriculum has no section ${item.id.replace(/\/[^/]*$/, '')}. Move the file.`
			);
		}
		item.source.concepts.forEach((id, index) => {
			if (!concepts.has(id)) {
				report(
					['concepts', index],
					`the curriculum has no concept ${id}. Use one of ${listed(section)}.`
				);
			}
		});
		for (const { id, path } of namedMisconceptions(item)) {
			if (!beliefs.has(id)) {
				report(
					path,
					`the curriculum has no misconception ${id}. Use one that is there, or add it to the concept.`
				);
			}
		}
		(item.source.errata ?? []).forEach((number, index) => {
			if (
				!errata.some(
					(erratum) => erratum.number === number && erratum.sections.includes(item.section)
				)
			) {
				report(
					['errata', index],
					`${item.section} has no erratum ${number}. See questions/errata.yaml.`
				);
			}
		});
		return found;
	});
}

const listed = (section: CurriculumSection | undefined) =>
	section?.concepts.map(({ id }) => id).join(', ') ?? 'questions/curriculum.yaml';

/** Ids that stand twice in the curriculum. */
export function repeatedIds({ sections, locateInCurriculum }: Content): Diagnostic[] {
	const seen = new Set<string>();
	return sections.flatMap((section, s) =>
		section.concepts.flatMap((concept, c) =>
			[
				{ id: concept.id, path: ['sections', s, 'concepts', c, 'id'] },
				...concept.misconceptions.map(({ id }, m) => ({
					id,
					path: ['sections', s, 'concepts', c, 'misconceptions', m, 'id']
				}))
			].flatMap(({ id, path }) => {
				const repeated = seen.has(id);
				seen.add(id);
				return repeated
					? [locateInCurriculum({ path, message: `the id ${id} is there twice. Rename one.` })]
					: [];
			})
		)
	);
}
