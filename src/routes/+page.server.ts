import { publishCatalogue } from '$lib/author/publish';
import { questions } from '$lib/server/questions';

export const load = () => ({
	sections: publishCatalogue(questions()).map(({ id, track, title, items }) => ({
		id,
		track,
		title,
		items: items.map(({ name }) => `${track}/${id}/${name}`)
	}))
});
