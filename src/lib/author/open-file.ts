import { fill } from '../item/template';
import type { OpenQuestion } from '../item/open';
import { openQuestionSchema, type OpenQuestionSource } from '../item/open-schema';
import type { Diagnostic, Problem } from './diagnostics';
import { parseYaml, type TextFile } from './yaml';

/** Where the open questions of interviews are. */
export const INTERVIEW_FOLDER = 'questions/interview/';

/** An open question as it was written. */
export interface AuthoredOpen {
	id: string;
	file: string;
	source: OpenQuestionSource;
	/** The programs that assert what its answer states. */
	programs: string[];
	locate(problem: Problem): Diagnostic;
}

/** Reads the file of an open question. */
export function readOpen(file: TextFile): { open?: AuthoredOpen; diagnostics: Diagnostic[] } {
	const { value: source, diagnostics, locate } = parseYaml(file, openQuestionSchema);
	if (!source) return { diagnostics };
	const { snippet = '', fix = '' } = source;
	return {
		open: {
			id: file.path.slice(INTERVIEW_FOLDER.length, -'.yaml'.length),
			file: file.path,
			source,
			programs: source.verify.map((program) => fill(program, { snippet, fix })),
			locate
		},
		diagnostics
	};
}

/** An open question as the app has it. */
export function toOpenQuestion({ id, source }: AuthoredOpen): OpenQuestion {
	const { kind, title, track, level, sections, concepts, minutes, prompt } = source;
	const { snippet, bug, answer, fix, rubric, wrongTurns, followups, reference } = source;
	return {
		id,
		kind,
		title,
		track,
		level,
		sections,
		concepts,
		minutes,
		prompt,
		...(snippet !== undefined && { snippet: snippet.trimEnd() }),
		...(bug !== undefined && { bug }),
		answer,
		...(fix !== undefined && { fix: fix.trimEnd() }),
		rubric,
		wrongTurns,
		followups,
		reference
	};
}
