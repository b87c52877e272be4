import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { renderQuestion } from '../item/render';
import type { Review } from '../item/schema';
import type { Item, Question, QuestionOption } from '../item/types';
import { chanceOf } from '../practice/random';

/** The folder of the records of blind review, one file a section. */
export const REVIEWS_FOLDER = 'questions/reviews/';
export const reviewsPath = (section: string): string => `${REVIEWS_FOLDER}${section}.yaml`;

/** A question as a reviewer sees it: stem, program and every option of the pool, without the key. */
export interface Paper {
	item: string;
	question: Question;
	/** In the order shown. */
	options: QuestionOption[];
	/** Names what the reviewer sees and what the key is, so that a review of something else does not count. */
	seen: string;
}

/** What is put before a reviewer of an item: one of its variants, the same each time. */
export function paperOf(item: Item): Paper {
	const variant = item.variants[chanceOf('review', item.id).integer(item.variants.length)]!;
	const question = renderQuestion(item, variant);
	return {
		item: item.id,
		question,
		options: chanceOf('review', variant.id).shuffle(question.options),
		seen: seenName(question)
	};
}

/** The names of everything that could have been put before a reviewer of this item. */
export const seenNames = (item: Item): string[] =>
	item.variants.map((variant) => seenName(renderQuestion(item, variant)));

const seenName = ({ stem, snippet, wanted, options }: Question): string =>
	createHash('sha256')
		.update(
			JSON.stringify([stem, snippet, wanted, options.map(({ text, correct }) => [text, correct])])
		)
		.digest('hex')
		.slice(0, 12);

/** A reviewer's answer: the numbers of all options held to be right, from 1, and what there is to say. */
export interface Answer {
	picked: number[];
	comment?: string | undefined;
}

/**
 * Holds an answer against the key.
 * @param before the review of the same item that this one replaces; how it was settled stays on record
 */
export function gradeReview(paper: Paper, answer: Answer, before?: Review): Review {
	const agreed = paper.options.every(
		({ correct }, index) => correct === answer.picked.includes(index + 1)
	);
	return {
		item: paper.item,
		seen: paper.seen,
		agreed: agreed ? 'yes' : 'no',
		...(answer.comment !== undefined && { comment: answer.comment }),
		...(before?.settled !== undefined && { settled: before.settled })
	};
}

/** Reviews as the text of their file, in the order of the items. */
export const formatReviews = (reviews: readonly Review[]): string =>
	'# Blind reviews, by npm run questions:review. `settled` is written by hand.\n' +
	stringify(
		{ reviews: [...reviews].sort((a, b) => (a.item < b.item ? -1 : 1)) },
		{ lineWidth: 100, defaultStringType: 'PLAIN' }
	);
