import { digest } from '../author/digest';
import type { Diagnostic } from '../author/diagnostics';
import type { TextFile } from '../author/yaml';
import { readGift as parseGift } from '../exchange/gift/read';
import type { GiftQuestion, GiftText } from '../exchange/gift/types';
import { normalise } from '../item/output';
import { renderQuestion } from '../item/render';
import type { PackQuestion } from '../item/pack-types';
import type { Item, Option, Reason } from '../item/types';
import { itemId } from './id';
import { inWords, LIMITS } from './limits';
import { plain } from './plain';

/** The longest title; a longer one, or the beginning of a stem, is cut there. */
const TITLE = 80;
/** What is said where a file says nothing. Every option has its feedback. */
const SILENCE = 'The pack does not say why.';
const NO_EXPLANATION = 'The pack gives no explanation.';

/**
 * Reads the questions of a text in GIFT. It has no programs, so their keys stay the author's word.
 * @param before how many questions of the pack come before
 */
export function readGift(
	pack: string,
	{ path: file, text }: TextFile,
	before: number
): { items: Item[]; questions: PackQuestion[]; diagnostics: Diagnostic[] } {
	const gift = parseGift(text);
	const diagnostics = gift.diagnostics.map((problem): Diagnostic => ({
		...problem,
		file,
		path: []
	}));
	const items: Item[] = [];
	for (const question of gift.questions) {
		const wrong = problemsOf(question);
		diagnostics.push(...wrong.map((problem) => ({ ...problem, file, path: [] })));
		if (wrong.length > 0) continue;
		items.push(toItem(itemId(pack, before + items.length + 1), question));
	}
	const questions = items.map(({ id, title, kind, level }): PackQuestion => ({
		name: id.split('/').at(-1)!,
		title,
		kind,
		level,
		trust: 'unverified'
	}));
	return { items, questions, diagnostics };
}

const textsOf = ({ text, feedback, answers }: GiftQuestion): GiftText[] => [
	text,
	...(feedback ? [feedback] : []),
	...answers.flatMap((answer) => [answer.text, ...(answer.feedback ? [answer.feedback] : [])])
];

function problemsOf(question: GiftQuestion): { line: number; column: number; message: string }[] {
	const { answers, line, column } = question;
	if (answers.length > LIMITS.answers) {
		const message = `Has ${answers.length} answers. Give at most ${LIMITS.answers}.`;
		return [{ line, column, message }];
	}
	const long = textsOf(question)
		.filter(({ text }) => text.length > LIMITS.text)
		.map((text) => ({
			line: text.line,
			column: text.column,
			message: `Is longer than ${inWords(LIMITS.text)} characters. Say it shorter.`
		}));
	const words = answers.map(({ text }) => normalise(plain(text)));
	const twins = answers.flatMap(({ line, column }, index) =>
		words.indexOf(words[index]!) < index
			? [{ line, column, message: 'Is an answer that is there twice. Remove one.' }]
			: []
	);
	const single = question.kind === 'multi' || answers.some(({ correct }) => !correct);
	const all = single
		? []
		: [{ line, column, message: 'Has no wrong answer. Give at least one after ~.' }];
	return [...long, ...twins, ...all];
}

/** What is filled in later must not take a dollar sign for a parameter. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

function toItem(id: string, question: GiftQuestion): Item {
	const stem = plain(question.text);
	const options = question.answers.map(({ text, correct }, index): Option => {
		const words = plain(text) || '(empty)';
		return { id: digest(`${index}\n${words}`, 6), text: words, correct, reasons: [index] };
	});
	const item: Item = {
		id,
		kind: question.kind === 'multi' ? 'multi' : 'choice',
		title: short(question.title ?? stem),
		level: 'mid',
		concepts: [],
		reference: '',
		stem: literal(stem),
		explanation: literal((question.feedback && plain(question.feedback)) || NO_EXPLANATION),
		reasons: question.answers.map(({ feedback }): Reason => ({
			feedback: literal((feedback && plain(feedback)) || SILENCE)
		})),
		versions: [],
		variants: [{ id: '', params: {}, options }]
	};
	item.variants[0]!.id = digest(JSON.stringify(renderQuestion(item, item.variants[0]!)), 10);
	return item;
}

function short(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const signs = [...line];
	return signs.length <= TITLE ? line : `${signs.slice(0, TITLE - 1).join('')}…`;
}
