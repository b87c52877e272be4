import { error } from '@sveltejs/kit';
import { publishCatalogue } from '$lib/author/publish';
import { renderPrimer } from '$lib/server/primer';
import { questions } from '$lib/server/questions';

export const entries = () => questions().sections.map(({ id }) => ({ id }));

export function load({ params }) {
	const content = questions();
	const section = publishCatalogue(content).find(({ id }) => id === params.id);
	if (!section) error(404, `There is no section called “${params.id}”.`);
	const primer = content.primers.get(section.id);
	return {
		section,
		probes: primer?.probes ?? [],
		primer: (primer ? renderPrimer(primer.body) : []).map(({ html, example }) => ({
			html,
			...(example && primer && { example: { ...example, runtime: primer.runtime } })
		}))
	};
}
