import { BANK_FORMAT, type CatalogueSection, type SectionBank } from '../bank/types';
import type { OpenBank } from '../bank/open';
import type { Item } from '../item/types';
import type { Content } from './content';
import type { Authored } from './item-file';
import { toOpenQuestion } from './open-file';
import { toItem } from './record';

/** The recorded items of a section, with every misconception in words. Empty if it is not published. */
function publishedItems(content: Content, section: string): Item[] {
	if (!content.primers.has(section)) return [];
	const beliefs = new Map(
		content.sections.flatMap(({ concepts }) =>
			concepts.flatMap(({ misconceptions }) =>
				misconceptions.map(({ id, belief }) => [id, belief] as const)
			)
		)
	);
	return content.items
		.filter((authored) => authored.section === section)
		.flatMap((authored) => {
			const record = content.records.get(authored.id);
			return record ? [{ ...toItem(authored, record), ...elsewhere(authored) }] : [];
		})
		.map((item) => ({
			...item,
			reasons: item.reasons.map((reason) => {
				const belief = reason.misconception && beliefs.get(reason.misconception);
				return belief ? { ...reason, belief } : reason;
			})
		}));
}

/** Where an item's programs run, unless that is plain Python. A variant's id does not depend on it. */
const elsewhere = ({ source: { runtime } }: Authored): Pick<Item, 'runtime'> =>
	runtime === 'pyodide' ? {} : { runtime };

/** What the app loads for a section; undefined for a section that the curriculum does not have. */
export function publishSection(content: Content, id: string): SectionBank | undefined {
	const section = content.sections.find((candidate) => candidate.id === id);
	return (
		section && {
			format: BANK_FORMAT,
			section: id,
			title: section.title,
			items: publishedItems(content, id)
		}
	);
}

/** Every section of the curriculum, in its order. */
export const publishCatalogue = (content: Content): CatalogueSection[] =>
	content.sections.map(({ id, track, title }) => ({
		id,
		track,
		title,
		items: publishedItems(content, id).map((item) => ({
			name: item.id.split('/').at(-1) ?? item.id,
			level: item.level,
			kind: item.kind
		}))
	}));

/** What each concept of the published sections says, by its id. */
export const publishConcepts = (content: Content): Record<string, string> =>
	Object.fromEntries(
		content.sections
			.filter(({ id }) => content.primers.has(id))
			.flatMap(({ concepts }) => concepts.map(({ id, statement }) => [id, statement.trim()]))
	);

/** The open questions of interviews. */
export const publishOpen = ({ open }: Content): OpenBank => ({
	format: BANK_FORMAT,
	questions: open.map(toOpenQuestion)
});
