import { json } from '@sveltejs/kit';
import { publishConcepts } from '$lib/author/publish';
import { questions } from '$lib/server/questions';

export const prerender = true;

/** What each concept says, by its id; the page on progress names concepts by it. */
export const GET = () => json(publishConcepts(questions()));
