import { isMultiple, tagsOf, titleOf, weightsOf, type Drawn, type QuestionSet } from './drawn';
import { explanationBody, feedbackBody, optionBody, questionBody } from './markup';
import { cdata, element, onLines, toHtml, toXml, type XmlNode } from './xml';

const text = (content: XmlNode | string) => element('text', [content]);
const plain = (name: string, value: string) => element(name, [value]);
/** A text with markup, as HTML within CDATA. */
const html = (
	name: string,
	nodes: readonly XmlNode[],
	more: readonly XmlNode[] = [],
	attributes: Record<string, string> = {}
) =>
	element(name, [text(nodes.length > 0 ? cdata(toHtml(nodes)) : ''), ...more], {
		...attributes,
		format: 'html'
	});

/** Questions as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format). */
export const writeMoodle = ({ title, drawn }: QuestionSet): string =>
	toXml(element('quiz', onLines([category(title), ...drawn.map(writeQuestion)])));

/** What follows goes into this category. A slash would part its name, and two are one. */
const category = (title: string) =>
	element(
		'question',
		[element('category', [text(`$course$/top/Dunder/${title.replaceAll('/', '//')}`)])],
		{
			type: 'category'
		}
	);

function writeQuestion(drawn: Drawn): XmlNode {
	const { question, options } = drawn;
	const weights = weightsOf(drawn);
	return element(
		'question',
		onLines([
			element('name', [text(titleOf(question))]),
			html('questiontext', questionBody(question)),
			html('generalfeedback', explanationBody(question)),
			plain('defaultgrade', '1'),
			// What each further try costs, where a quiz allows several: Moodle's default.
			plain('penalty', '0.3333333'),
			plain('hidden', '0'),
			plain('idnumber', question.id),
			plain('single', String(!isMultiple(drawn))),
			plain('shuffleanswers', 'true'),
			plain('answernumbering', 'abc'),
			// The question says itself that several can be ticked.
			plain('showstandardinstruction', '0'),
			...options.map((option, index) =>
				html(
					'answer',
					optionBody(question, option),
					[html('feedback', feedbackBody(question, option))],
					{ fraction: String(weights[index]!) }
				)
			),
			element(
				'tags',
				tagsOf(question).map((tag) => element('tag', [text(tag)]))
			)
		]),
		{ type: 'multichoice' }
	);
}
