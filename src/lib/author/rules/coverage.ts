import { EXECUTED_KINDS, LEVELS } from '../../item/types';
import type { Content, CurriculumSection } from '../content';
import type { Diagnostic } from '../diagnostics';
import type { Authored } from '../item-file';
import type { Recording } from '../recorder';
import { distractingMisconceptions } from './curriculum';

const MIN_ITEMS = 14;
const MIN_EXECUTED = 8;
const MIN_PER_LEVEL = 3;
/** Of an item with two parameters or more. */
const MIN_VARIANTS = 6;

interface Published {
	section: CurriculumSection;
	index: number;
	items: Authored[];
}

function published({ sections, primers, items }: Content): Published[] {
	return sections
		.map((section, index) => ({
			section,
			index,
			items: items.filter((item) => item.section === section.id)
		}))
		.filter(({ section }) => primers.has(section.id));
}

/** Concepts of published sections that no item asks about. */
export function uncoveredConcepts(content: Content): Diagnostic[] {
	const covered = new Set(content.items.flatMap(({ source }) => source.concepts));
	return published(content).flatMap(({ section, index }) =>
		section.concepts.flatMap(({ id }, c) =>
			covered.has(id)
				? []
				: [
						content.locateInCurriculum({
							path: ['sections', index, 'concepts', c],
							message: `no item covers the concept ${id}. Write one.`
						})
					]
		)
	);
}

/** Misconceptions of published sections that are no item's distractor, though nothing says why. */
export function unusedMisconceptions(content: Content): Diagnostic[] {
	const used = new Set(content.items.flatMap(distractingMisconceptions));
	return published(content).flatMap(({ section, index }) =>
		section.concepts.flatMap((concept, c) =>
			concept.misconceptions.flatMap(({ id, unasked }, m) => {
				const path = ['sections', index, 'concepts', c, 'misconceptions', m];
				if (used.has(id) && unasked !== undefined) {
					return [
						content.locateInCurriculum({
							path: [...path, 'unasked'],
							message: `${id} is a distractor after all. Remove the note.`
						})
					];
				}
				return used.has(id) || unasked !== undefined
					? []
					: [
							content.locateInCurriculum({
								path,
								message: `${id} is no item's distractor. Use it, or say in unasked why it can't be one.`
							})
						];
			})
		)
	);
}

/** Errata of published sections whose right fact no item teaches. */
export function untestedErrata(content: Content): Diagnostic[] {
	const taught = new Set(content.items.flatMap(({ source }) => source.errata ?? []));
	return content.errata.flatMap(({ number, sections }, index) =>
		taught.has(number) || !sections.every((id) => content.primers.has(id))
			? []
			: [
					content.locateInErrata({
						path: ['errata', index],
						message: `no item teaches the right fact of erratum ${number}. Write one and name the number in its errata.`
					})
				]
	);
}

/** Published sections with too few items, too few that run, or without a level. */
export function thinSections(content: Content): Diagnostic[] {
	return published(content).flatMap(({ section, items }) => {
		const primer = content.primers.get(section.id)!;
		const executed = items.filter(({ source }) => EXECUTED_KINDS.includes(source.kind)).length;
		const missing = LEVELS.filter(
			(level) => items.filter(({ source }) => source.level === level).length < MIN_PER_LEVEL
		);
		const messages = [
			...(items.length < MIN_ITEMS
				? [`has ${items.length} items. A published section has at least ${MIN_ITEMS}.`]
				: []),
			...(executed < MIN_EXECUTED && primer.fewerExecuted === undefined
				? [
						`has ${executed} executed items. Write ${MIN_EXECUTED}, or say in fewerExecuted why that can't be.`
					]
				: []),
			...(missing.length > 0
				? [
						`has fewer than ${MIN_PER_LEVEL} ${missing.join(' and ')} items. Write ${MIN_PER_LEVEL} of each level.`
					]
				: [])
		];
		return messages.map((message) => ({
			file: primer.file,
			line: 1,
			column: 1,
			path: [],
			message
		}));
	});
}

/** Items with several parameters that yet make few questions. */
export const thinItems = (recordings: readonly Recording[]): Diagnostic[] =>
	recordings.flatMap(({ authored, record }) => {
		const params = 'params' in authored.source ? Object.keys(authored.source.params) : [];
		const { length } = record.variants;
		return params.length < 2 || length >= MIN_VARIANTS
			? []
			: [
					authored.locate({
						path: ['params'],
						message: `${params.length} parameters make only ${length} variants. Give them values for at least ${MIN_VARIANTS}.`
					})
				];
	});
