import { fillHole } from '../../item/run/hole';
import { namedVersions, type Runtime } from '../../item/program';
import type { Question } from '../../item/types';
import { browserRuntime, type InBrowser } from '../../python/browser/runtime';

/** A program that a person may look at closer. */
export interface Program {
	source: string;
	/** There was a hole in it, and the right fragment is filled in. */
	filled?: true;
	/** Where it runs, or why no browser can run it. */
	where: InBrowser;
	/** What came out when it was recorded; undefined where that was not asked for. */
	recorded?: string;
	/** What it was recorded on, in words. */
	recordedOn?: string;
}

/** The program of an answered question that has one, with its key filled in. */
export function programOf(question: Question): Program {
	const { kind, snippet = '', wanted, versions, with: besides } = question;
	const key = question.options.find(({ correct }) => correct)?.text ?? '';
	const recorded = kind === 'predict-output' ? key : wanted;
	return {
		...(kind === 'complete-code'
			? { source: fillHole(snippet, key), filled: true }
			: { source: snippet }),
		where: browserRuntime(question),
		...(recorded !== undefined && { recorded }),
		recordedOn: namedVersions(versions) + (besides ? ` with ${besides}` : '')
	};
}

/** An example of a primer, and where it runs. */
export interface Example {
	source: string;
	prints: string;
	runtime: Runtime;
}

/** An example as a program. */
export const programOfExample = ({ source, prints, runtime }: Example): Program => ({
	source,
	recorded: prints,
	where: browserRuntime({ item: '', versions: [], runtime })
});
