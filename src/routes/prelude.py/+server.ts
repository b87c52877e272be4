import prelude from '$lib/python/django/prelude.py?raw';
import { text } from '@sveltejs/kit';

export const prerender = true;

/** What runs before every Django item, for the quiz to unfold. */
export const GET = () => text(prelude);
