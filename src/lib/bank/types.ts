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
