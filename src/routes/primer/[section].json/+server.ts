import { error, json } from '@sveltejs/kit';
import { publishCatalogue } from '$lib/author/publish';
import type { SectionPrimer } from '$lib/bank/types';
import { renderPrimer } from '$lib/server/primer';
import { questions } from '$lib/server/questions';

export const prerender = true;

export const entries = () => questions().sections.map(({ id }) => ({ section: id }));

/** What the page of a section shows. */
export function GET({ params }) {
	const content = questions();
	const section = publishCatalogue(content).find(({ id }) => id === params.section);
	if (!section) error(404, `There is no section called “${params.section}”.`);
	const primer = content.primers.get(section.id);
	return json({
		section,
		probes: primer?.probes ?? [],
		primer: primer ? renderPrimer(primer.body) : ''
	} satisfies SectionPrimer);
}
