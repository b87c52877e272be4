import type { Competency, Rating } from '../insight/rating';
import type { OpenKind } from '../item/open';
import type { Role, StageId } from '../practice/interview/plan';

export const ROLE_LABELS: Record<Role, string> = {
	python: 'Python developer',
	django: 'Django backend developer',
	fullstack: 'Full-stack developer'
};

/** What each part of an interview is called, and what the interviewer says at its start. */
export const STAGE_LABELS: Record<StageId, { title: string; words: string }> = {
	'warm-up': { title: 'Warm-up', words: 'Let us start with something easy.' },
	core: { title: 'Language core', words: 'Some questions on Python itself.' },
	reading: {
		title: 'Read this code',
		words: 'I will show you code. Say what it does, or where it goes wrong.'
	},
	framework: { title: 'Framework and data', words: 'Now to what you would work with every day.' },
	scenario: { title: 'Scenario', words: 'A problem as it comes up here. Think aloud.' },
	yours: { title: 'Your questions', words: 'Now it is your turn to ask.' }
};

export const OPEN_LABELS: Record<OpenKind, string> = {
	explain: 'Explain',
	debug: 'Debug',
	design: 'Design',
	bug: 'Spot the bug'
};

export const COMPETENCY_LABELS: Record<Competency, string> = {
	language: 'Language core',
	reading: 'Reading code',
	framework: 'Framework and data',
	design: 'Design and debugging',
	explaining: 'Explaining',
	curiosity: 'Questions asked'
};

export const RATING_LABELS: Record<Rating, string> = {
	1: 'not yet',
	2: 'below the level',
	3: 'at the level',
	4: 'above the level'
};

export const VERDICT_LABELS = {
	held: 'held: again when probed',
	slip: 'a slip: right when probed',
	open: 'not probed'
} as const;
