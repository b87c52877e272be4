import type { Item } from '../../item/types';
import type { Content } from '../content';
import type { Diagnostic } from '../diagnostics';
import { seenNames } from '../review';

/** Items of published sections that nobody has answered blind as they are now, and disputes left open. */
export function missingReviews(
	{ items, primers, reviews }: Content,
	made: readonly Item[]
): Diagnostic[] {
	return items
		.filter(({ section }) => primers.has(section))
		.flatMap(({ id, locate }) => {
			const item = made.find((candidate) => candidate.id === id);
			const review = reviews.get(id);
			if (!item) return [];
			const complain = (message: string) => [locate({ path: [], message })];
			if (!review) return complain('was never answered blind. Run npm run questions:review.');
			if (!seenNames(item).includes(review.seen)) {
				return complain(
					'has changed since it was answered blind. Run npm run questions:review again.'
				);
			}
			return review.agreed === 'no' && review.settled === undefined
				? complain(
						'has a reviewer who does not agree with the key. Settle it by a run or the documentation, and say how in settled.'
					)
				: [];
		});
}
