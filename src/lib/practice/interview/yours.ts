import type { OpenQuestion } from '../../item/open';

/** The end of every interview, which says much about a candidate too. */
export const YOURS: OpenQuestion = {
	id: 'yours',
	kind: 'explain',
	title: 'Your questions',
	track: 'python',
	level: 'junior',
	sections: [],
	concepts: [],
	minutes: 2,
	prompt:
		'That was all from our side. What would you like to know from us? Ask whatever would help you decide.',
	answer:
		'Good questions could be asked of this team only, and their answers would change your mind: “What did the last change that went wrong teach you?”, “Which part of the code base do people avoid, and why?”, “How does a change get from an idea to production, and who can stop it?”, “What would make you say in six months that hiring me was right?”\n\nAsk few, ask them openly, and listen: a follow-up to what you hear says more than the next question of a list. Pay and leave are fair questions, and usually better put to whoever makes the offer.',
	rubric: [
		{ point: 'Asks about the work itself: the code, the users, what is hard about it', weight: 3 },
		{ point: 'Asks how work gets done: reviews, tests, releases, incidents', weight: 2 },
		{ point: 'Asks what is expected of the role, or how people learn in it', weight: 2 },
		{ point: 'Asks openly, so that the answer can’t be yes or no', weight: 1 }
	],
	wrongTurns: [
		{
			turn: '“No, everything has been answered.”',
			why: 'It reads as not caring where you work. There is always something that only they can tell.'
		},
		{
			turn: 'Asking what the company’s website says',
			why: 'It shows that you have not looked, and takes the time of a question that matters to you.'
		}
	],
	followups: [],
	reference: 'https://docs.python.org/3/'
};
