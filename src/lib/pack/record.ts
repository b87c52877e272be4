import type { Diagnostic } from '../author/diagnostics';
import type { Authored } from '../author/item-file';
import { recordItems } from '../author/recorder';
import type { TextFile } from '../author/yaml';
import { productOf, type Runner } from '../item/program';
import type { PackQuestion } from '../item/pack-types';
import type { Item } from '../item/types';
import {
	ENGINE,
	foreignItem,
	hasPrograms,
	listed,
	needsRun,
	unverifiedItem,
	whyElsewhere
} from './foreign';
import { inWords, LIMITS } from './limits';
import { problemsOf, readQuestions, type PackReading } from './read';

/** What became of one question. */
interface Recorded {
	item?: Item;
	question: PackQuestion;
	diagnostics: Diagnostic[];
}

/**
 * Runs the programs of a pack and makes its keys of what they print, as the recorder does for our own
 * questions. What a run does not bear out can't be asked.
 * @param runner the interpreter of the browser
 */
export async function recordPack(
	id: string,
	sources: readonly TextFile[],
	runner: Runner
): Promise<PackReading> {
	const { authored, gift, diagnostics } = readQuestions(id, sources);
	const reasons = await Promise.all(authored.map((one) => whyNotHere(one, runner)));
	const here = authored.filter((one, index) => hasPrograms(one) && reasons[index] === undefined);
	const { recordings } = await recordItems(here, runner, ENGINE);
	const made = authored.map((one, index): Recorded => {
		const recording = recordings.find((candidate) => candidate.authored === one);
		if (!recording) return notRun(one, reasons[index]);
		const found = [...recording.diagnostics, ...longOutputs(one, recording.record.variants)];
		return found.length > 0
			? { question: listed(one, 'wrong'), diagnostics: found }
			: {
					item: foreignItem(one, recording.record),
					question: listed(one, 'recorded'),
					diagnostics: []
				};
	});
	return {
		items: [...made.flatMap(({ item }) => item ?? []), ...gift.items],
		questions: [...made.map(({ question }) => question), ...gift.questions],
		problems: problemsOf([...diagnostics, ...made.flatMap((one) => one.diagnostics)])
	};
}

function notRun(authored: Authored, why: string | undefined): Recorded {
	const code = needsRun(authored);
	return {
		...(!code && { item: unverifiedItem(authored) }),
		question: listed(authored, code ? 'elsewhere' : 'unverified', why),
		diagnostics: []
	};
}

/** Why a question can't be run with this runner; undefined if it can. */
async function whyNotHere(authored: Authored, runner: Runner): Promise<string | undefined> {
	const general = whyElsewhere(authored);
	if (general !== undefined || !hasPrograms(authored)) return general;
	const { runtime, until } = authored.source;
	const info = await runner.runtime(runtime);
	if ('missing' in info) return info.missing;
	if (until === undefined || info.versions.includes(until)) return undefined;
	return `Its key holds up to ${productOf(until)} ${until}, and this browser has ${info.versions.join(' and ')}.`;
}

/** Options that nobody would read to their end. */
function longOutputs(
	authored: Authored,
	variants: readonly { options: readonly { text: string; prints?: string | undefined }[] }[]
): Diagnostic[] {
	const long = variants
		.flatMap(({ options }) => options)
		.some(({ text, prints = '' }) => Math.max(text.length, prints.length) > LIMITS.output);
	if (!long) return [];
	const message = `a program prints more than ${inWords(LIMITS.output)} characters. Print less.`;
	return [authored.locate({ path: ['snippet'], message })];
}
