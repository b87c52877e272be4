import { z } from 'zod';
import { placeOf, type Diagnostic } from '../author/diagnostics';
import type { Authored } from '../author/item-file';
import { duplicates } from '../author/rules/duplicates';
import type { TextFile } from '../author/yaml';
import type { Item } from '../item/types';
import type { PackContents, PackProblem, PackQuestion } from '../item/pack-types';
import { formatOf } from './format';
import { readGift } from './gift';
import { listed, needsRun, unverifiedItem, whyElsewhere } from './foreign';
import { inWords, LIMITS } from './limits';
import { readYaml } from './yaml';

// The page's policy forbids code from strings, which zod would otherwise make.
z.config({ jitless: true });

export type { TextFile };

/** A pack as it was read: what can be asked before anything is run, and what there is to say. */
export interface PackReading extends PackContents {
	items: Item[];
}

/** Reads a pack and says all that is wrong with it at once. It never throws and runs nothing. */
export function readPack(id: string, sources: readonly TextFile[]): PackReading {
	const { authored, gift, diagnostics } = readQuestions(id, sources);
	return {
		items: [...authored.filter((one) => !needsRun(one)).map(unverifiedItem), ...gift.items],
		questions: [...authored.map((one) => listed(one, trustOf(one))), ...gift.questions],
		problems: problemsOf(diagnostics)
	};
}

const trustOf = (authored: Authored) => {
	if (!needsRun(authored)) return 'unverified';
	return whyElsewhere(authored) === undefined ? 'waiting' : 'elsewhere';
};

/** The questions of a pack that are of the right form, and what is wrong with the others. */
export interface Questions {
	authored: Authored[];
	/** Those in GIFT, which has no programs. */
	gift: { items: Item[]; questions: PackQuestion[] };
	diagnostics: Diagnostic[];
}

export function readQuestions(id: string, sources: readonly TextFile[]): Questions {
	const refusal = whyRefused(sources);
	if (refusal !== undefined) return nothing('pack', refusal);
	const all = nothing();
	for (const source of sources) {
		const before = all.authored.length + all.gift.items.length;
		const read = readSource(id, source, before);
		all.authored.push(...read.authored);
		all.gift.items.push(...read.gift.items);
		all.gift.questions.push(...read.gift.questions);
		all.diagnostics.push(...read.diagnostics);
	}
	const count = all.authored.length + all.gift.items.length;
	if (count > LIMITS.items) {
		const message = `has ${count} questions. A pack has at most ${LIMITS.items}; make several of it.`;
		return nothing('pack', message);
	}
	if (count + all.diagnostics.length === 0) return nothing('pack', NOTHING);
	return withoutTwins(all);
}

const NOTHING = 'there is no question in it. Paste some or choose a file.';

const nothing = (file = '', message?: string): Questions => ({
	authored: [],
	gift: { items: [], questions: [] },
	diagnostics: message === undefined ? [] : [{ file, line: 1, column: 1, path: [], message }]
});

function whyRefused(sources: readonly TextFile[]): string | undefined {
	const size = sources.reduce((sum, { text }) => sum + text.length, 0);
	if (sources.every(({ text }) => text.trim() === '')) {
		return NOTHING;
	}
	if (sources.length > LIMITS.files) {
		return `has ${sources.length} files. Choose at most ${LIMITS.files}.`;
	}
	if (size > LIMITS.size) {
		return `has ${inWords(size)} characters. A pack has at most ${inWords(LIMITS.size)}; make several of it.`;
	}
	return undefined;
}

/** @param before how many questions of the pack come before */
function readSource(id: string, source: TextFile, before: number): Questions {
	try {
		if (formatOf(source) === 'yaml') return { ...nothing(), ...readYaml(id, source, before) };
		const { diagnostics, ...gift } = readGift(id, source, before);
		return { authored: [], gift, diagnostics };
	} catch (error) {
		// Nothing is known to get here. Should something, the page is not to fall with it.
		const said = error instanceof Error ? error.message : String(error);
		return nothing(source.path, `${UNREADABLE} (${said}). Take it out and try again.`);
	}
}

/** How a message begins that nobody foresaw. */
export const UNREADABLE = 'this could not be read';

/** Leaves out questions that ask the same as one before them. */
function withoutTwins(all: Questions): Questions {
	const twins = duplicates({ items: all.authored });
	const placeOfMark = ({ source, locate }: Authored) =>
		placeOf(locate({ path: [source.snippet === undefined ? 'stem' : 'snippet'], message: '' }));
	const places = new Set(twins.map(placeOf));
	return {
		...all,
		authored: all.authored.filter((one) => !places.has(placeOfMark(one))),
		diagnostics: [...all.diagnostics, ...twins]
	};
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
