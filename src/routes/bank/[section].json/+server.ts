import { error, json } from '@sveltejs/kit';
import { publishSection } from '$lib/author/publish';
import { questions } from '$lib/server/questions';

export const prerender = true;

export const entries = () => questions().sections.map(({ id }) => ({ section: id }));

export function GET({ params }) {
	const bank = publishSection(questions(), params.section);
	if (!bank) error(404, `There is no section called “${params.section}”.`);
	return json(bank);
}
