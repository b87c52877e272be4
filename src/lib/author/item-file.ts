import { itemSchema, type ItemSource } from '../item/schema';
import type { Diagnostic, Problem } from './diagnostics';
import { parseYaml, type TextFile } from './yaml';

const PATH = /^questions\/((?:python|django)\/([a-z0-9-]+)\/[a-z0-9-]+)\.yaml$/;

/** An item file with the right form. */
export interface Authored {
	/** `<track>/<section>/<name>` */
	id: string;
	section: string;
	file: string;
	text: string;
	source: ItemSource;
	locate(problem: Problem): Diagnostic;
}

/** Reads one item file: the item, or what is wrong with its form. */
export function readItem(file: TextFile): { authored?: Authored; diagnostics: Diagnostic[] } {
	const parsed = parseYaml(file, itemSchema);
	const [, id, section] = PATH.exec(file.path) ?? [];
	if (id === undefined || section === undefined) {
		const message =
			'an item lives in questions/<track>/<section>/<name>.yaml, in lower case with hyphens. Move or rename it.';
		return { diagnostics: [parsed.locate({ path: [], message })] };
	}
	if (parsed.value === undefined) return { diagnostics: parsed.diagnostics };
	const { value: source, locate } = parsed;
	return {
		authored: { id, section, file: file.path, text: file.text, source, locate },
		diagnostics: []
	};
}
