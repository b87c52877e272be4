import { questions } from '$lib/server/questions';

export const entries = () => questions().sections.map(({ id }) => ({ id }));
