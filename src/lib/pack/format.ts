import type { TextFile } from '../author/yaml';

export type Format = 'yaml' | 'gift';

/** What a text is written in: what its name says, or else what it looks like. */
export function formatOf({ path, text }: TextFile): Format {
	const [, ending] = /\.([a-z]+)$/i.exec(path) ?? [];
	if (/^ya?ml$/i.test(ending ?? '')) return 'yaml';
	if (/^gift$/i.test(ending ?? '')) return 'gift';
	// Every item of ours says its kind; questions in GIFT have their answers in braces.
	return /^kind[ \t]*:/m.test(text) || !/\{[^}]*\}/.test(text) ? 'yaml' : 'gift';
}
