import { isMultiple, tagsOf, titleOf, weightsOf, type Drawn, type QuestionSet } from '../drawn';
import { explanationBody, feedbackBody, optionBody, questionBody } from '../markup';
import { toHtml, type XmlNode } from '../xml';

/** Each text is one line: Moodle strips white space around the lines of a file. */
const escape = (text: string) => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
const html = (nodes: readonly XmlNode[]) => `[html]${escape(toHtml(nodes))}`;

/** Questions as Moodle's GIFT. */
export const writeGift = ({ title, drawn }: QuestionSet): string =>
	[
		// A slash would part the name of a category, and two are one.
		`$CATEGORY: Dunder/${title.replace(/\s+/g, ' ').replaceAll('/', '//')}`,
		...drawn.map(writeQuestion)
	].join('\n\n') + '\n';

function writeQuestion(drawn: Drawn): string {
	const { question, options } = drawn;
	const weights = weightsOf(drawn);
	const answers = options.map((option, index) => {
		const sign = isMultiple(drawn) ? `~%${weights[index]!}%` : option.correct ? '=' : '~';
		const feedback = feedbackBody(question, option);
		return (
			`\t${sign}${html(optionBody(question, option))}` +
			(feedback.length > 0 ? `#${html(feedback)}` : '')
		);
	});
	return [
		`// ${[`id:${question.id}`, ...tagsOf(question).map((tag) => `tag:${tag}`)].map(label).join(' ')}`,
		`::${escape(namable(titleOf(question)))}::${html(questionBody(question))}{`,
		...answers,
		`\t####${html(explanationBody(question))}`,
		'}'
	].join('\n');
}

/** Moodle keeps the place of an escaped sign with two ampersands and a number, and takes any such for one. */
const namable = (text: string) => text.replace(/&(?=&)/g, '& ');
const label = (text: string) => `[${text.replace(/\s+/g, ' ').replaceAll(']', '\\]')}]`;
