import { inflateRawSync } from 'node:zlib';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { tsvParseRows } from 'd3-dsv';
import { parse as parseGift } from 'gift-pegjs';
import { prose, type Found } from './content';

// None of these parsers is what the files are written with.

/** All that may be in a text of ours. */
const MARKUP = ['p', 'pre', 'code', 'em', 'strong', 'ol', 'li', 'a'];

/** Parses XML 1.0; anything that is not well-formed is an error. */
export const parseXml = (text: string): Document =>
	new DOMParser({
		// What XML 1.1 takes for ends of lines is text in XML 1.0.
		normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
		onError: (level, message) => {
			if (message.startsWith('Unicode replacement character')) return;
			throw new Error(`${level}: ${message}`);
		}
	}).parseFromString(text, 'application/xml');

const parseHtml = (html: string): Element =>
	parseXml(`<div>${html}</div>`).documentElement as Element;

export const elements = (parent: Document | Element, name: string): Element[] => [
	...(parent.getElementsByTagName(name) as unknown as Iterable<Element>)
];
export const children = (parent: Element): Element[] =>
	[...(parent.childNodes as unknown as Iterable<Element>)].filter(({ nodeType }) => nodeType === 1);
const only = (parent: Document | Element, name: string): Element => {
	const found = elements(parent, name);
	if (found.length !== 1) throw new Error(`There are ${found.length} of ${name}.`);
	return found[0]!;
};

/** Running text and code among some nodes. */
function read(nodes: readonly Element[]): { text: string; code: string[] } {
	const strange = nodes
		.flatMap((node) => [node, ...elements(node, '*')])
		.filter((node) => !MARKUP.includes(node.localName!) || hasStrangeAttributes(node));
	if (strange.length > 0) throw new Error(`There is a <${strange[0]!.localName}>.`);
	return {
		text: prose(
			nodes
				.filter(({ localName }) => localName === 'p')
				.map(({ textContent }) => textContent)
				.join(' ')
		),
		code: nodes.flatMap((node) => (node.localName === 'pre' ? [node.textContent!] : []))
	};
}

const hasStrangeAttributes = (node: Element): boolean =>
	[...Array(node.attributes.length).keys()].some((index) => {
		const { name, value } = node.attributes.item(index)!;
		return !(
			(node.localName === 'a' && name === 'href' && value.startsWith('https://')) ||
			(node.localName === 'ol' && name === 'type' && value === 'A')
		);
	});

const ofHtml = (html: string) => read(children(parseHtml(html)));
const option = (
	offered: ReturnType<typeof read>,
	feedback: ReturnType<typeof read>,
	correct: boolean
) => ({ ...offered, correct, feedback: feedback.text, prints: feedback.code });

/** Moodle strips the white space around each line before it parses, so this does as well. */
export function readGift(text: string): { category: string; questions: Found[] } {
	const [category, ...questions] = parseGift(
		text
			.split('\n')
			.map((line) => line.trim())
			.join('\n')
	);
	if (category?.type !== 'Category') throw new Error('There is no category.');
	return {
		category: category.title,
		questions: questions.map((question) => {
			if (question.type !== 'MC') throw new Error(`There is a question of type ${question.type}.`);
			const several = !question.choices.some(({ isCorrect }) => isCorrect);
			return {
				title: prose(question.title ?? ''),
				...ofHtml(question.stem.text),
				options: question.choices.map(({ text, feedback, isCorrect, weight }) =>
					option(
						ofHtml(text.text),
						ofHtml(feedback?.text ?? ''),
						several ? (weight ?? 0) > 0 : isCorrect
					)
				),
				explanation: ofHtml(question.globalFeedback!.text).text,
				tags: question.tags ?? []
			};
		})
	};
}

export function readMoodle(text: string): { category: string; questions: Found[] } {
	const quiz = parseXml(text).documentElement as Element;
	const [category, ...questions] = children(quiz);
	const textOf = (parent: Element, name: string) => {
		const found = children(parent).find(({ localName }) => localName === name)!;
		const [inner] = children(found);
		if (inner!.localName !== 'text') throw new Error(`There is no text in ${name}.`);
		if (found.getAttribute('format') !== 'html') throw new Error(`${name} is not HTML.`);
		return ofHtml(inner!.textContent!);
	};
	return {
		category: only(category!, 'text').textContent!,
		questions: questions.map((question) => ({
			title: prose(only(question, 'name').textContent!),
			...textOf(question, 'questiontext'),
			options: children(question)
				.filter(({ localName }) => localName === 'answer')
				.map((answer) => {
					const offered = ofHtml(children(answer)[0]!.textContent!);
					const correct = Number(answer.getAttribute('fraction')) > 0;
					return option(offered, textOf(answer, 'feedback'), correct);
				}),
			explanation: textOf(question, 'generalfeedback').text,
			tags: elements(question, 'tag').map(({ textContent }) => textContent!)
		}))
	};
}

/** The files of an archive, by its central directory. */
export function unzip(bytes: Uint8Array): Map<string, string> {
	const archive = Buffer.from(bytes);
	const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	const files = new Map<string, string>();
	let at = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
		const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
		const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
		const path = archive.toString('utf8', at + 46, at + 46 + name!);
		const local = archive.readUInt32LE(at + 42);
		const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
		const data = archive.subarray(start, start + size);
		files.set(path, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
		at += 46 + name! + extra! + comment!;
	}
	return files;
}

export function readQti(bytes: Uint8Array): { category: string; questions: Found[] } {
	const files = unzip(bytes);
	const manifest = parseXml(files.get('imsmanifest.xml')!);
	const [test, ...items] = elements(manifest, 'resource');
	const named = elements(manifest, 'file').map((file) => file.getAttribute('href')!);
	if ([...files.keys()].sort().join() !== ['imsmanifest.xml', ...named].sort().join()) {
		throw new Error('The manifest names other files than there are.');
	}
	const refs = elements(
		parseXml(files.get(test!.getAttribute('href')!)!),
		'qti-assessment-item-ref'
	);
	if (
		refs.map((ref) => ref.getAttribute('href')).join() !==
		items.map((item) => item.getAttribute('href')).join()
	) {
		throw new Error('The test has other items than the package.');
	}
	return {
		category: only(parseXml(files.get('test.xml')!), 'qti-assessment-test').getAttribute('title')!,
		questions: items.map((item) => ({
			...readItem(parseXml(files.get(item.getAttribute('href')!)!)),
			tags: elements(item, 'keyword').map(({ textContent }) => textContent!)
		}))
	};
}

function readItem(document: Document): Omit<Found, 'tags'> {
	const item = document.documentElement as Element;
	const right = elements(only(item, 'qti-correct-response'), 'qti-value').map(
		({ textContent }) => textContent
	);
	return {
		title: prose(item.getAttribute('title')!),
		...read(
			children(only(item, 'qti-item-body')).filter(
				({ localName }) => !localName!.startsWith('qti-')
			)
		),
		options: elements(item, 'qti-simple-choice').map((choice) => {
			const feedback = elements(choice, 'qti-content-body').flatMap(children);
			const offered = children(choice).filter(
				({ localName }) => localName !== 'qti-feedback-block'
			);
			return option(
				read(offered),
				read(feedback),
				right.includes(choice.getAttribute('identifier'))
			);
		}),
		explanation: read(children(only(only(item, 'qti-modal-feedback'), 'qti-content-body'))).text
	};
}

export function readAnki(text: string): { category: string; questions: Found[] } {
	const headers = new Map<string, string>();
	const lines = text.split('\n');
	while (lines[0]!.startsWith('#')) {
		const [, name, value] = /^#([^:]+):(.*)$/.exec(lines.shift()!)!;
		headers.set(name!, value!);
	}
	if (headers.get('separator') !== 'tab' || headers.get('html') !== 'true') {
		throw new Error('The columns are not said.');
	}
	const rows = tsvParseRows(lines.join('\n'));
	const column = (row: string[], name: string) => row[Number(headers.get(`${name} column`)) - 1]!;
	return {
		category: headers.get('deck')!,
		questions: rows.map((row) => {
			if (row.length !== 4) throw new Error(`There are ${row.length} columns.`);
			const [front, back] = [row[1]!, row[2]!].map((html) => children(parseHtml(html)));
			const [offered, answers] = [front!.at(-1)!, back![0]!].map(children);
			return {
				title: '',
				...read(front!.slice(0, -1)),
				options: answers!.map((answer, index) => {
					const [sign, ...rest] = children(answer);
					const shown = children(offered![index]!);
					const again = rest.splice(0, shown.length);
					if (read(again).text + read(again).code !== read(shown).text + read(shown).code) {
						throw new Error('The options of the back are not those of the front.');
					}
					return option(read(shown), read(rest), sign!.textContent!.startsWith('✓'));
				}),
				explanation: read(back!.slice(1)).text,
				tags: column(row, 'tags').split(' ')
			};
		})
	};
}
