import { json } from '@sveltejs/kit';
import { publishOpen } from '$lib/author/publish';
import { questions } from '$lib/server/questions';

export const prerender = true;

export const GET = () => json(publishOpen(questions()));
