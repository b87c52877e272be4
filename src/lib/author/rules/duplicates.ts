import { normalise } from '../../item/output';
import type { Content } from '../content';
import type { Diagnostic } from '../diagnostics';
import { kindOf } from '../kinds';

const squeeze = (text: string) => normalise(text).replace(/\s+/g, ' ').trim().toLowerCase();

/** Items that put the same snippet, or the same stem with nothing else, as an item before them. */
export function duplicates({ items }: Pick<Content, 'items'>): Diagnostic[] {
	const seen = new Map<string, string>();
	return items.flatMap(({ source, file, locate }) => {
		const print = squeeze(kindOf(source).fingerprint(source));
		const twin = seen.get(print);
		seen.set(print, twin ?? file);
		if (twin === undefined) return [];
		const path = [source.snippet === undefined ? 'stem' : 'snippet'];
		return [
			locate({ path, message: `asks the same as ${twin}. Ask something else, or remove one.` })
		];
	});
}
