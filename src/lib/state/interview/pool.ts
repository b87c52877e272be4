import { loadBank } from '../../bank/load';
import { loadOpenQuestions } from '../../bank/open';
import type { Pool } from '../../practice/interview/turns';
import type { Interview } from '../../store/rows';

/** Loads everything that an interview can ask. */
export async function loadPool({ stages, avoid }: Interview): Promise<Pool> {
	const sections = [...new Set(stages.flatMap((stage) => stage.sections))];
	const [open, ...banks] = await Promise.all([
		loadOpenQuestions(fetch),
		...sections.map((section) => loadBank(fetch, section))
	]);
	return { items: new Map(banks.map(({ section, items }) => [section, items])), open, avoid };
}
