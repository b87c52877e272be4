import type { Diagnostic } from '../author/diagnostics';
import type { Authored } from '../author/item-file';
import { kindOf } from '../author/kinds';
import { parseYamlStream, type TextFile } from '../author/yaml';
import { itemSchema } from '../item/schema';
import { outOfBounds } from './bounds';
import { itemId } from './id';
import { imagine } from './imagine';
import { LIMITS } from './limits';

/**
 * Reads the questions of a text in our own format, with `---` between them. Questions that are wrong
 * are left out and reported, all at once.
 * @param before how many questions of the pack come before
 */
export function readYaml(
	pack: string,
	file: TextFile,
	before: number
): { authored: Authored[]; diagnostics: Diagnostic[] } {
	const authored: Authored[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const { value: source, locate, diagnostics: found } of parseYamlStream(
		{ ...file, text: withoutLastMark(file.text) },
		itemSchema,
		LIMITS
	)) {
		diagnostics.push(...found);
		if (source === undefined) continue;
		const beyond = outOfBounds(source);
		// Beyond its bounds a source is not so much as compiled.
		const problems =
			beyond.length > 0 ? beyond : kindOf(source).compile(source, imagine(source)).problems;
		diagnostics.push(...problems.map(locate));
		if (problems.length > 0) continue;
		const id = itemId(pack, before + authored.length + 1);
		authored.push({ id, section: pack, file: file.path, text: file.text, source, locate });
	}
	return { authored, diagnostics };
}

/** A mark at the very end would begin a document that is empty. */
function withoutLastMark(text: string): string {
	let rest = text.trimEnd();
	while (rest.endsWith('\n---')) rest = rest.slice(0, -3).trimEnd();
	return rest;
}
