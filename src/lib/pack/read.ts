import { z } from 'zod';
import { placeOf, type Diagnostic } from '../author/diagnostics';
import type { Authored } from '../author/item-file';
import { duplicates } from '../author/rules/duplicates';
import type { TextFile } from '../author/yaml';
import type { Item } from '../item/types';
import type { PackContents, PackProblem } from '../item/pack/types';
import { formatOf } from './format';
import { listed, needsRun, unverifiedItem, whyElsewhere } from './foreign';
import { inWords, LIMITS } from './limits';
import { readYaml } from './yaml';

// The page's policy forbids code from strings, which zod would otherwise make.
z.config({ jitless: true });

/** A pack as it was read: what can be asked before anything is run, and what there is to say. */
export interface PackReading extends PackContents {
	items: Item[];
}

/** Reads a pack and says all that is wrong with it at once. It never throws and runs nothing. */
export function readPack(id: string, sources: readonly TextFile[]): PackReading {
	const { authored, diagnostics } = readQuestions(id, sources);
	const items = authored.filter((one) => !needsRun(one)).map(unverifiedItem);
	return {
		items,
		questions: authored.map((one) => listed(one, trustOf(one))),
		problems: problemsOf(diagnostics)
	};
}

const trustOf = (authored: Authored) => {
	if (!needsRun(authored)) return 'unverified';
	return whyElsewhere(authored) === undefined ? 'waiting' : 'elsewhere';
};

/** The questions of a pack that are of the right form, and what is wrong with the others. */
export function readQuestions(
	id: string,
	sources: readonly TextFile[]
): { authored: Authored[]; diagnostics: Diagnostic[] } {
	const size = sources.reduce((sum, { text }) => sum + text.length, 0);
	const refuse = (message: string) => ({
		authored: [],
		diagnostics: [{ file: 'pack', line: 1, column: 1, path: [], message }]
	});
	if (size === 0) return refuse('there is nothing in it. Paste questions or choose a file.');
	if (sources.length > LIMITS.files) {
		return refuse(`has ${sources.length} files. Choose at most ${LIMITS.files}.`);
	}
	if (size > LIMITS.size) {
		return refuse(
			`has ${inWords(size)} characters. A pack has at most ${inWords(LIMITS.size)}; make several of it.`
		);
	}
	const authored: Authored[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const source of sources) {
		const read = readSource(id, source, authored.length);
		authored.push(...read.authored);
		diagnostics.push(...read.diagnostics);
	}
	if (authored.length > LIMITS.items) {
		return refuse(
			`has ${authored.length} questions. A pack has at most ${LIMITS.items}; make several of it.`
		);
	}
	const twins = duplicates({ items: authored });
	const repeated = new Set(twins.map(({ file, line }) => `${file}:${line}`));
	return {
		authored: authored.filter((one) => {
			const { file, line } = one.locate({ path: [markOf(one)], message: '' });
			return !repeated.has(`${file}:${line}`);
		}),
		diagnostics: [...diagnostics, ...twins]
	};
}

/** The field by which two questions are told to be the same. */
const markOf = ({ source }: Authored) => (source.snippet === undefined ? 'stem' : 'snippet');

/** @param before how many questions of the pack come before */
function readSource(id: string, source: TextFile, before: number) {
	try {
		return formatOf(source) === 'yaml' ? readYaml(id, source, before) : readYaml(id, source, before);
	} catch (error) {
		// Nothing is known to get here. Should something, the page is not to fall with it.
		const said = error instanceof Error ? error.message : String(error);
		const message = `this could not be read (${said}). Take it out and try again.`;
		return { authored: [], diagnostics: [{ file: source.path, line: 1, column: 1, path: [], message }] };
	}
}

/** Problems for a list, in the order of their places; of very many only the first. */
export function problemsOf(diagnostics: readonly Diagnostic[]): PackProblem[] {
	const problems = diagnostics.map((diagnostic) => ({
		place: placeOf(diagnostic),
		message: diagnostic.message
	}));
	const more = problems.length - LIMITS.problems;
	if (more <= 0) return problems;
	const message = `and ${inWords(more)} more. Mend these first.`;
	return [...problems.slice(0, LIMITS.problems), { place: '…', message }];
}
