import { publishCatalogue } from '$lib/author/publish';
import { questions } from '$lib/server/questions';

export const load = () => ({
	sections: publishCatalogue(questions())
		.filter(({ items }) => items.length > 0)
		.map(({ id, track, title }) => ({ id, track, title }))
});
