import { json } from '@sveltejs/kit';
import type { PublishedSection } from '$lib/bank/types';
import { publishedSections } from '$lib/server/questions';

export const prerender = true;

/** The sections that have questions. */
export const GET = () => json(publishedSections() satisfies PublishedSection[]);
