import { error, json } from '@sveltejs/kit';
import { publishWhy } from '$lib/author/why';
import { questions } from '$lib/server/questions';

export const prerender = true;

export const entries = () => questions().sections.map(({ id }) => ({ section: id }));

/** The programs of misconceptions, which the stepper asks for after a wrong answer. */
export function GET({ params }) {
	const why = publishWhy(questions(), params.section);
	if (!why) error(404, `There is no section called “${params.section}”.`);
	return json(why);
}
