import type { Rated } from '$lib/insight/rating';
import { COMPETENCY_LABELS } from '$lib/ui/interview-labels';

/** In a sentence or two, what stands out. */
export function summaryOf(competencies: readonly Rated[]): string {
	const rated = competencies.flatMap(({ id, rating }) =>
		rating === undefined || id === 'curiosity'
			? []
			: [{ name: COMPETENCY_LABELS[id].toLowerCase(), rating }]
	);
	const [most, least] = [
		Math.max(...rated.map(({ rating }) => rating)),
		Math.min(...rated.map(({ rating }) => rating))
	];
	if (rated.length < 2) return '';
	if (most === least) return 'The rated parts were even.';
	const named = (rating: number) =>
		listed(rated.filter((one) => one.rating === rating).map(({ name }) => name));
	return `Strongest: ${named(most)}. Weakest: ${named(least)}.`;
}

const listed = (names: readonly string[]) =>
	names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
