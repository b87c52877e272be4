import { planStages, type InterviewConfig } from '../../practice/interview/plan';
import type { Factor } from '../../practice/timing';
import type { Session } from '../../store/rows';
import { newId } from '../ids';
import type { Source } from '../start';
import { storage } from '../storage.svelte';

/**
 * Plans a mock interview and stores it. Its clock starts when its first question is shown.
 * @param repeatable whether the same address is to give the same interview, whatever was asked before
 * @returns the session's id
 * @throws ConfigError that says what to change, if a section does not exist
 */
export async function startInterview(
	config: InterviewConfig,
	title: string,
	catalogue: readonly (Source & { title: string })[],
	{ factor, repeatable }: { factor: Factor; repeatable: boolean }
): Promise<string> {
	const stages = planStages(config, catalogue);
	const store = await storage.open();
	const { openQuestionsAsked } = await import('../../store/interview');
	const session: Session = {
		id: newId(),
		mode: 'interview',
		section: '',
		title,
		query: `seed=${config.seed}`,
		draws: [],
		position: 0,
		activeMs: 0,
		startedAt: Date.now(),
		plan: { clocks: {}, factor, pausable: false },
		interview: {
			config,
			stages,
			titles: Object.fromEntries(catalogue.map((section) => [section.id, section.title])),
			turns: [],
			avoid: repeatable ? [] : await openQuestionsAsked(store),
			shownAt: 0,
			away: []
		}
	};
	await store.startSession(session, []);
	storage.noteSession();
	return session.id;
}
