import {
	EXECUTED_KINDS,
	KINDS,
	LEVELS,
	TRACKS,
	type Item,
	type Kind,
	type Level,
	type Track
} from '../item/types';
import { VERSIONS, type Version } from '../item/program';
import type { Content } from './content';
import { distractingMisconceptions } from './rules/curriculum';

export interface SectionStats {
	id: string;
	track: Track;
	published: boolean;
	items: number;
	variants: number;
	byKind: Record<Kind, number>;
	byLevel: Record<Level, number>;
	concepts: { covered: number; total: number };
	misconceptions: { used: number; total: number };
	errata: { taught: number; total: number };
	/** How many executed items hold on each version of Python and Django. */
	versions: Record<Version, number>;
}

/** Counts what each section of the curriculum has. */
export function sectionStats(content: Content, items: readonly Item[]): SectionStats[] {
	const concepts = new Set(content.items.flatMap(({ source }) => source.concepts));
	const used = new Set(content.items.flatMap(distractingMisconceptions));
	const taught = new Set(content.items.flatMap(({ source }) => source.errata ?? []));
	return content.sections.map((section) => {
		const own = items.filter(({ id }) => id.startsWith(`${section.track}/${section.id}/`));
		const misconceptions = section.concepts.flatMap((concept) => concept.misconceptions);
		const errata = content.errata.filter(({ sections }) => sections.includes(section.id));
		return {
			id: section.id,
			track: section.track,
			published: content.primers.has(section.id),
			items: own.length,
			variants: own.reduce((sum, { variants }) => sum + variants.length, 0),
			byKind: tally(KINDS, own, (item, kind) => item.kind === kind),
			byLevel: tally(LEVELS, own, (item, level) => item.level === level),
			concepts: {
				covered: section.concepts.filter(({ id }) => concepts.has(id)).length,
				total: section.concepts.length
			},
			misconceptions: {
				used: misconceptions.filter(({ id }) => used.has(id)).length,
				total: misconceptions.length
			},
			errata: {
				taught: errata.filter(({ number }) => taught.has(number)).length,
				total: errata.length
			},
			versions: tally(VERSIONS, own, (item, version) => item.versions.includes(version))
		};
	});
}

export interface TrackStats {
	track: Track;
	items: number;
	variants: number;
	/** Items of executed kinds, as a share of 1. */
	executed: number;
	errata: { taught: number; total: number };
}

/** The same for the tracks. An erratum of several sections counts once. */
export function trackStats(content: Content, items: readonly Item[]): TrackStats[] {
	const taught = new Set(content.items.flatMap(({ source }) => source.errata ?? []));
	return TRACKS.map((track) => {
		const own = items.filter(({ id }) => id.startsWith(`${track}/`));
		const sections = content.sections
			.filter((section) => section.track === track)
			.map(({ id }) => id);
		const errata = content.errata.filter((erratum) =>
			erratum.sections.some((id) => sections.includes(id))
		);
		const executed = own.filter(({ kind }) => EXECUTED_KINDS.includes(kind)).length;
		return {
			track,
			items: own.length,
			variants: own.reduce((sum, { variants }) => sum + variants.length, 0),
			executed: own.length === 0 ? 0 : executed / own.length,
			errata: {
				taught: errata.filter(({ number }) => taught.has(number)).length,
				total: errata.length
			}
		};
	});
}

function tally<K extends string>(
	names: readonly K[],
	items: readonly Item[],
	has: (item: Item, name: K) => boolean
): Record<K, number> {
	const entries = names.map((name) => [name, items.filter((item) => has(item, name)).length]);
	// fromEntries forgets the keys' type; they are exactly `names`.
	return Object.fromEntries(entries) as Record<K, number>;
}
