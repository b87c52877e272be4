import { XMLBuilder } from 'fast-xml-parser';

/** An element, a text or a CDATA section, as fast-xml-parser's builder takes them. */
export type XmlNode = { [name: string]: XmlNode[] | string | Attributes } & {
	':@'?: Attributes;
};
type Attributes = Record<string, string>;

const CDATA = '#cdata';

/** A text that XML can hold: control characters become their pictures, what is no character U+FFFD. */
const legible = (text: string): string =>
	text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, (sign) => {
		const code = sign.codePointAt(0)!;
		return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\uFFFD';
	});

/** An element. Strings among its children are texts. */
export const element = (
	name: string,
	children: readonly (XmlNode | string)[] = [],
	attributes?: Attributes
): XmlNode => ({
	[name]: children.map((child) =>
		typeof child === 'string' ? { '#text': legible(child) } : child
	),
	...(attributes && { ':@': attributes })
});

/** A CDATA section, or two where the text would end it. */
export const cdata = (text: string): XmlNode => ({ [CDATA]: [{ '#text': legible(text) }] });

/** The nodes, each on a line of its own. */
export const onLines = (nodes: readonly XmlNode[]): (XmlNode | string)[] => [
	'\n',
	...nodes.flatMap((node) => [node, '\n'])
];

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	// Parsers turn it into a line feed where it stands for itself.
	'\r': '&#13;'
};
const escape = (text: string) => text.replace(/[&<>"\r]/g, (sign) => ESCAPES[sign]!);
/** White space within an attribute is kept only in this form. */
const escapeAttribute = (text: string) =>
	escape(legible(text)).replace(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const builder = new XMLBuilder({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	suppressBooleanAttributes: false,
	cdataPropName: CDATA,
	// The builder's own escapes leave carriage returns to be lost.
	processEntities: false,
	tagValueProcessor: (_, value) => escape(String(value)),
	attributeValueProcessor: (_, value) => escapeAttribute(String(value))
});

/** A document with this root. */
export const toXml = (root: XmlNode): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([root])}\n`;

/** Nodes as HTML, which can be read as XML too. */
export const toHtml = (nodes: readonly XmlNode[]): string => builder.build(nodes);
