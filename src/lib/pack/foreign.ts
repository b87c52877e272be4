import type { Authored } from '../author/item-file';
import { kindOf } from '../author/kinds';
import { makeRecord, toItem, type ItemRecord } from '../author/record';
import type { Item, Reason } from '../item/types';
import type { PackQuestion, Trust } from '../item/pack-types';
import { imagine } from './imagine';

/** Records of packs are made in the browser and kept nowhere else, so no engine needs a name. */
export const ENGINE = () => '';

/** Runtimes whose programs need a machine of their own. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	native: 'It needs threads, processes or sockets, which no browser gives to Python.',
	postgres: 'It needs a PostgreSQL, which no browser has.'
};

/** Why the programs of a question can't run in a browser; undefined if they can. */
export const whyElsewhere = ({ source }: Authored): string | undefined => ELSEWHERE[source.runtime];

/** Whether a question has to be run before it has a key. */
export const needsRun = ({ source: { kind } }: Authored): boolean =>
	kind === 'predict-output' || kind === 'complete-code';

export const hasPrograms = ({ source }: Authored): boolean =>
	kindOf(source).programs(source).length > 0;

/** The item of a question whose key is the author's word. */
export const unverifiedItem = (authored: Authored): Item => {
	const compiled = kindOf(authored.source).compile(authored.source, imagine(authored.source));
	return foreignItem(authored, makeRecord(authored, compiled, { versions: [] }, ENGINE));
};

/** The item of a question with its record, its names set apart from those of our own curriculum. */
export function foreignItem(authored: Authored, record: ItemRecord): Item {
	const item = toItem(authored, record);
	const apart = (id: string) => `${authored.section}/${id}`;
	return {
		...item,
		concepts: item.concepts.map(apart),
		reasons: item.reasons.map(({ misconception, feedback }): Reason =>
			misconception === undefined
				? { feedback }
				: { misconception: apart(misconception), belief: inWords(misconception), feedback }
		)
	};
}

/** A pack has no list of what its misconceptions say, but an id is said in words. */
const inWords = (id: string): string => {
	const words = id.replaceAll('-', ' ').trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A question for lists. */
export function listed(
	authored: Authored,
	trust: Trust,
	why = whyElsewhere(authored)
): PackQuestion {
	const { title, kind, level, runtime } = authored.source;
	return {
		name: authored.id.split('/').at(-1)!,
		title,
		kind,
		level,
		trust,
		...(hasPrograms(authored) && (why === undefined ? { runs: runtime } : { why }))
	};
}
