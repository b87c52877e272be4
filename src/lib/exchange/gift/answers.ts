import type { Source } from './source';
import { unescape } from './source';
import { GIFT_FORMATS, type GiftAnswer, type GiftFormat, type GiftText } from './types';

/** Something wrong at an offset; it costs the question, not the file. */
export class GiftError extends Error {
	constructor(
		readonly offset: number,
		message: string
	) {
		super(message);
	}
}

const FORMAT = new RegExp(`^\\[(${GIFT_FORMATS.join('|')})\\]`);

/** The text between two offsets, with the format that it names or else the one that is usual there. */
export function textOf(source: Source, from: number, to: number, usual: GiftFormat): GiftText {
	return toText(source, source.raw(from, to), source.content(from, to), usual);
}

/** A text that stands somewhere. */
export function toText(source: Source, raw: string, offset: number, usual: GiftFormat): GiftText {
	const trimmed = raw.trim();
	const named = FORMAT.exec(trimmed);
	return {
		...source.at(offset),
		format: (named?.[1] as GiftFormat | undefined) ?? usual,
		text: unescape(named ? trimmed.slice(named[0].length) : trimmed).trim()
	};
}

const feedbackOf = (source: Source, from: number, to: number, usual: GiftFormat) => {
	const feedback = textOf(source, from, to, usual);
	return feedback.text === '' ? {} : { feedback };
};

/** Reads `=right#feedback ~wrong ~%25%partly`. */
export function readChoices(source: Source, from: number, to: number, usual: GiftFormat) {
	const marks = [...source.signs(from, to, '~=')];
	const lead = source.content(from, to);
	if (lead < marks[0]!) {
		throw new GiftError(lead, 'Stands before the first answer. Begin each answer with = or ~.');
	}
	const single = marks.some((at) => source.startsWith('=', at, to));
	const answers = marks.map((at, index) =>
		readChoice(source, at, marks[index + 1] ?? to, usual, single)
	);
	return { kind: single ? ('choice' as const) : ('multi' as const), answers };
}

function readChoice(
	source: Source,
	at: number,
	to: number,
	usual: GiftFormat,
	single: boolean
): GiftAnswer {
	const right = source.startsWith('=', at, to);
	let from = source.content(at + 1, to);
	// A number between percent signs is a weight; anything else may be an answer, `%s` say.
	const [whole, percent] = /^%(-?\d{1,3}(?:\.\d{0,9})?)%/.exec(source.raw(from, from + 20)) ?? [];
	if (whole !== undefined && right) {
		throw new GiftError(from, 'Is a weight after =. Put a weight after ~, as in ~%50%.');
	}
	const weight = right ? 100 : Number(percent ?? 0);
	if (Math.abs(weight) > 100) {
		throw new GiftError(from, 'Is a weight over 100%. Give one from -100 to 100.');
	}
	from += whole?.length ?? 0;
	const hash = source.find(from, to, '#');
	const text = textOf(source, from, hash < 0 ? to : hash, usual);
	if (text.text === '') {
		throw new GiftError(at, 'Is an answer without a text. Write one, or take its sign away.');
	}
	return {
		...source.at(at),
		text,
		weight,
		correct: single ? weight === 100 : weight > 0,
		...(hash >= 0 && feedbackOf(source, hash + 1, to, usual))
	};
}

/** Reads `TRUE#said to those who are wrong#said to those who are right`, if it is that. */
export function readTrueFalse(
	source: Source,
	from: number,
	to: number,
	usual: GiftFormat
): GiftAnswer[] | undefined {
	const hashes = [...source.signs(from, to, '#')];
	const word = source.raw(from, hashes[0] ?? to).trim();
	if (!['T', 'TRUE', 'F', 'FALSE'].includes(word)) return undefined;
	const [wrong, right] = [0, 1].map((index) => {
		const hash = hashes[index];
		return hash === undefined
			? {}
			: feedbackOf(source, hash + 1, (index === 0 ? hashes[1] : undefined) ?? to, usual);
	});
	const place = source.at(source.content(from, to));
	return [true, false].map((value) => {
		const correct = value === word.startsWith('T');
		return {
			...place,
			text: { ...place, format: 'plain', text: value ? 'True' : 'False' },
			weight: correct ? 100 : 0,
			correct,
			...(correct ? right : wrong)
		};
	});
}
