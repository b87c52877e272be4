import { GiftError, readChoices, readTrueFalse, textOf, toText } from './answers';
import { Source, unescape, type Block } from './source';
import type { Gift, GiftQuestion } from './types';

const CATEGORY = '$CATEGORY:';
/** What stands for the place of the answers within a sentence. */
const GAP = '_____';

/**
 * Reads questions in Moodle's GIFT (https://docs.moodle.org/en/GIFT_format): multiple choice with one
 * or several right answers, missing words, and true or false. What else a file has is named with its
 * line. It never throws, and takes time in proportion to the text.
 */
export function readGift(text: string): Gift {
	const source = new Source(text);
	const gift: Gift = { questions: [], diagnostics: [] };
	let category: string | undefined;
	for (const block of source.blocks) {
		const from = source.content(block.from, block.to);
		if (from === block.to) continue;
		try {
			if (source.startsWith(CATEGORY, from, block.to)) {
				category = readCategory(source, from + CATEGORY.length, block.to);
			} else {
				const question = readQuestion(source, from, block);
				gift.questions.push({ ...question, ...(category !== undefined && { category }) });
			}
		} catch (error) {
			if (!(error instanceof GiftError)) throw error;
			gift.diagnostics.push({ ...source.at(error.offset), message: error.message });
		}
	}
	return gift;
}

function readCategory(source: Source, from: number, to: number): string {
	const [name = '', ...rest] = source.raw(from, to).split(/\r\n|\r|\n/);
	if (rest.some((line) => line.trim() !== '')) {
		const message = 'Is followed by a question at once. Leave an empty line after a category.';
		throw new GiftError(from - CATEGORY.length, message);
	}
	return name.trim();
}

function readQuestion(source: Source, start: number, { to, comments }: Block): GiftQuestion {
	const { title, from } = readTitle(source, start, to);
	const { open, close } = findAnswers(source, from, to);
	const tail = source.content(close + 1, to);
	const text = toText(
		source,
		source.raw(from, open) + (tail < to ? GAP + source.raw(close + 1, to) : ''),
		source.content(from, open),
		'moodle'
	);
	if (text.text === '' || text.text === GAP) {
		throw new GiftError(start, 'Is a question without a text. Write one before the answers.');
	}
	const general = lastGeneral(source, open + 1, close);
	const feedback = general < 0 ? undefined : textOf(source, general + 4, close, text.format);
	const answered = readAnswers(source, open, general < 0 ? close : general, text.format);
	return {
		...source.at(start),
		...(title !== undefined && { title }),
		...labelsOf(comments),
		text,
		...answered,
		...(feedback && feedback.text !== '' && { feedback })
	};
}

/** Reads `::title::`, if there is one. */
function readTitle(source: Source, start: number, to: number): { title?: string; from: number } {
	if (!source.startsWith('::', start, to)) return { from: start };
	for (const at of source.signs(start + 2, to, ':')) {
		if (source.startsWith('::', at, to)) {
			const title = unescape(source.raw(start + 2, at))
				.replace(/\s+/g, ' ')
				.trim();
			return { ...(title !== '' && { title }), from: at + 2 };
		}
	}
	throw new GiftError(start, 'Is a title without an end. Close it with ::.');
}

function findAnswers(source: Source, from: number, to: number): { open: number; close: number } {
	const braces = source.signs(from, to, '{}');
	const [open, close, more] = [braces.next(), braces.next(), braces.next()].map(
		({ value }) => value as number | undefined
	);
	if (open === undefined) {
		const message =
			'Has no answers, so it is a description, which can’t be read. Give it answers in { }.';
		throw new GiftError(source.content(from, to), message);
	}
	if (source.startsWith('}', open, to)) {
		throw new GiftError(open, 'Is a } without a {. Write \\} for a brace in a text.');
	}
	if (close === undefined || source.startsWith('{', close, to)) {
		const message =
			close === undefined
				? 'Opens answers that are not closed. Write }, and no empty line before it.'
				: 'Is a { within answers. Write \\{ for a brace in a text.';
		throw new GiftError(close ?? open, message);
	}
	if (more !== undefined) {
		throw new GiftError(more, 'Is a brace after the answers. Write \\{ or \\} for one in a text.');
	}
	return { open, close };
}

/** Where `####` stands for the last time, or -1. */
function lastGeneral(source: Source, from: number, to: number): number {
	let found = -1;
	let end = -1;
	for (const at of source.signs(from, to, '#')) {
		if (at < end || !source.startsWith('####', at, to)) continue;
		found = at;
		end = at + 4;
	}
	return found;
}

function readAnswers(
	source: Source,
	open: number,
	to: number,
	usual: GiftQuestion['text']['format']
) {
	const from = source.content(open + 1, to);
	const unread = (what: string) =>
		new GiftError(open, `Is ${what}, which can’t be read. Make it multiple choice or true-false.`);
	if (from === to) throw unread('an essay question');
	if (source.startsWith('#', from, to)) throw unread('a numerical question');
	if (source.find(from, to, '~') >= 0) {
		const read = readChoices(source, from, to, usual);
		if (read.answers.length < 2) {
			throw new GiftError(open, 'Has one answer. Give at least two.');
		}
		if (!read.answers.some(({ correct }) => correct)) {
			throw new GiftError(open, 'Has no right answer. Mark one with =.');
		}
		return read;
	}
	const answers = readTrueFalse(source, from, to, usual);
	if (answers) return { kind: 'true-false' as const, answers };
	if (source.find(from, to, '=') >= 0 && source.raw(from, to).includes('->')) {
		throw unread('a matching question');
	}
	throw unread('a question with a short answer');
}

/** The id and the tags that Moodle writes into comments. */
function labelsOf(comments: readonly string[]): { id?: string; tags: string[] } {
	const labels = comments.flatMap((comment) => [
		...comment.matchAll(/\[(id|tag):((?:\\\]|[^[\]\\]|\\(?!\]))+)\]/g)
	]);
	const named = (name: string) =>
		labels
			.filter((label) => label[1] === name)
			.map((label) => label[2]!.replaceAll('\\]', ']').trim());
	const [id] = named('id');
	return { ...(id !== undefined && { id }), tags: named('tag') };
}
