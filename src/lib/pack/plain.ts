import type { GiftText } from '../exchange/gift/types';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' '
};
/** Tags that begin a new paragraph. Every other one is left out. */
const BREAKS = new Set(['p', 'div', 'br', 'pre', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4']);

/**
 * A text of a GIFT file in our own marks. Of HTML it keeps the words, `code` and *emphasis*; what is
 * left is a text like any other and is shown as one.
 */
export const plain = ({ format, text }: GiftText): string =>
	(format === 'html' || (format === 'moodle' && /<\/?[a-z][^<>]*>/i.test(text))
		? entities(text.replace(/<(\/?)([a-z][a-z0-9]*)[^<>]*>/gi, mark))
		: text
	).trim();

function mark(_: string, __: string, name: string): string {
	const tag = name.toLowerCase();
	if (tag === 'code' || tag === 'tt') return '`';
	if (tag === 'em' || tag === 'i') return '*';
	return BREAKS.has(tag) ? '\n\n' : '';
}

const entities = (text: string): string =>
	text.replace(/&(?:#(\d{1,6})|([a-z]{2,4}));/g, (whole, number?: string, name?: string) =>
		number === undefined
			? ((Object.hasOwn(ENTITIES, name!) ? ENTITIES[name!] : undefined) ?? whole)
			: String.fromCharCode(Number(number))
	);
