import { json } from '@sveltejs/kit';
import { publishCatalogue } from '$lib/author/publish';
import type { ListedSection } from '$lib/bank/types';
import { questions } from '$lib/server/questions';

export const prerender = true;

/** All sections of the curriculum, with the ids of their items. */
export const GET = () =>
	json(
		publishCatalogue(questions()).map(({ id, track, title, items }) => ({
			id,
			track,
			title,
			items: items.map(({ name }) => `${track}/${id}/${name}`)
		})) satisfies ListedSection[]
	);
