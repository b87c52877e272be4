import { loadBank } from '../../bank/load';
import type { Drawn, QuestionSet } from '../../exchange/drawn';
import type { Attempt } from '../../store/rows';
import type { Store } from '../../store/store';

/**
 * A section's questions, each in one variant, the same each time.
 * @throws Error that says what to do, if they can't be loaded
 */
export async function sectionSet(section: string): Promise<QuestionSet> {
	const [{ drawEach }, { title, items }] = await Promise.all([
		import('../../exchange/drawn'),
		loadBank(fetch, section)
	]);
	return { name: section, title, drawn: drawEach(items) };
}

/** Questions whose last answer was wrong, as they were put then, the latest first. */
export async function wrongSet({ database }: Store): Promise<QuestionSet> {
	const { shownOptions } = await import('../../practice/grade');
	const standings = await database.standings.toArray();
	const wrong = new Set(
		standings.flatMap(({ items }) =>
			Object.entries(items).flatMap(([item, right]) => (right === 1 ? [] : [item]))
		)
	);
	const last = new Map<string, Attempt>();
	await database.attempts
		.where('section')
		.anyOf(standings.map(({ section }) => section))
		.each((attempt) => {
			if (!wrong.has(attempt.item) || attempt.correct) return;
			if ((last.get(attempt.item)?.at ?? 0) <= attempt.at) last.set(attempt.item, attempt);
		});
	const attempts = [...last.values()].sort((a, b) => b.at - a.at);
	const [questions, sessions] = await Promise.all([
		database.questions.bulkGet(attempts.map(({ variant }) => variant)),
		database.sessions.bulkGet(attempts.map(({ session }) => session))
	]);
	const drawn = attempts.flatMap(({ index, variant }, at): Drawn[] => {
		const question = questions[at]?.question;
		const draw = sessions[at]?.draws[index];
		if (!question || draw?.variant !== variant) return [];
		return [{ question, options: shownOptions(question, draw) }];
	});
	return { name: 'wrong-answers', title: 'What I got wrong', drawn };
}
