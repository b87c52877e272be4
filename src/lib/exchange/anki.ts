import { tagsOf, type Drawn, type QuestionSet } from './drawn';
import { answersBody, explanationBody, optionBody, questionBody } from './markup';
import { element, toHtml, type XmlNode } from './xml';

/**
 * HTML without tabs and line feeds, so that no field needs quotes. Anki takes `[sound:…]`, `[anki:…]`,
 * `[latex]` and `[$]` for its own wherever they stand.
 */
const field = (nodes: readonly XmlNode[]) =>
	toHtml(nodes).replace(
		/[\t\n]|\[(?=sound:|anki:|latex\]|\$)/gi,
		(sign) => `&#${sign.charCodeAt(0)};`
	);

/**
 * Questions as notes for Anki's text import
 * (https://docs.ankiweb.net/importing/text-files.html#file-headers). The id of a question is that of
 * its note, so importing it again updates it.
 */
export const writeAnki = ({ title, drawn }: QuestionSet): string =>
	[
		'#separator:tab',
		'#html:true',
		'#notetype:Basic',
		// Two colons would make decks within decks.
		`#deck:Dunder::${title.replace(/\s+/g, ' ').replace(/:{2,}/g, ':')}`,
		'#guid column:1',
		'#tags column:4',
		...drawn.map((each) => writeNote(each).join('\t'))
	].join('\n') + '\n';

const writeNote = (drawn: Drawn): string[] => {
	const { question, options } = drawn;
	const offered = options.map((option) => element('li', optionBody(question, option)));
	return [
		question.id,
		field([...questionBody(question), element('ol', offered, { type: 'A' })]),
		field([answersBody(drawn), ...explanationBody(question)]),
		tagsOf(question).join(' ')
	];
};
