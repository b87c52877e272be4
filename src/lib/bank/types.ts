import type { Item, Kind, Level, Track } from '../item/types';

/** Raised whenever the form of a published bank changes. */
export const BANK_FORMAT = 1;

/** All items of one section, as the app loads them. */
export interface SectionBank {
	format: typeof BANK_FORMAT;
	section: string;
	title: string;
	items: Item[];
}

/** What the list of sections and the start form need to know of an item. */
export interface ItemSummary {
	/** The item's id without its track and section. */
	name: string;
	level: Level;
	kind: Kind;
}

/** A section as the home page lists it. */
export interface CatalogueSection {
	id: string;
	track: Track;
	title: string;
	/** Empty for a section that is not published yet. */
	items: ItemSummary[];
}

/** A section that has questions, as pages need to know it that draw from all of them. */
export type PublishedSection = Pick<CatalogueSection, 'id' | 'track' | 'title'>;

/** A section as the home page shows it, with the ids of its items. */
export interface ListedSection extends PublishedSection {
	items: string[];
}

/** What the page of a section shows. */
export interface SectionPrimer {
	section: CatalogueSection;
	/** What interviewers are after, in words. */
	probes: string[];
	/** HTML of our own making; empty for a section that is not published yet. */
	primer: string;
}
