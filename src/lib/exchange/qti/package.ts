import { strToU8, zipSync } from 'fflate';
import { tagsOf, titleOf, type Drawn, type QuestionSet } from '../drawn';
import { element, onLines, toXml, type XmlNode } from '../xml';
import { identifierOf, SCHEMA, writeItem } from './item';

const TEST = 'test';
const pathOf = (drawn: Drawn) => `items/${identifierOf(drawn)}.xml`;
const title = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The earliest time that an archive can name; the same questions make the same bytes. */
const THEN = new Date(1980, 0, 1);

/** Questions as a QTI 3.0 content package: a manifest, an item for each, and a test of them all. */
export function writeQti(set: QuestionSet): Uint8Array {
	const files = [
		['imsmanifest.xml', writeManifest(set)],
		[`${TEST}.xml`, writeTest(set)],
		...set.drawn.map((each) => [pathOf(each), writeItem(each)] as const)
	] as const;
	return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), {
		mtime: THEN
	});
}

function writeTest(set: QuestionSet): string {
	const refs = set.drawn.map((each) =>
		element('qti-assessment-item-ref', [], { identifier: identifierOf(each), href: pathOf(each) })
	);
	const section = element('qti-assessment-section', onLines(refs), {
		identifier: 'section',
		title: title(set.title),
		visible: 'true'
	});
	const part = element('qti-test-part', [section], {
		identifier: 'part',
		'navigation-mode': 'nonlinear',
		'submission-mode': 'individual'
	});
	return toXml(
		element('qti-assessment-test', [part], {
			...SCHEMA,
			identifier: TEST,
			title: title(set.title)
		})
	);
}

const PACKAGE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const LOM = 'http://ltsc.ieee.org/xsd/LOM';

function writeManifest(set: QuestionSet): string {
	const test = resource(TEST, 'imsqti_test_xmlv3p0', `${TEST}.xml`, {
		after: set.drawn.map((each) =>
			element('dependency', [], { identifierref: `r-${identifierOf(each)}` })
		)
	});
	const items = set.drawn.map((each) =>
		resource(identifierOf(each), 'imsqti_item_xmlv3p0', pathOf(each), {
			before: [element('metadata', [describe(each)])]
		})
	);
	return toXml(
		element(
			'manifest',
			onLines([
				element('metadata', [
					element('schema', ['QTI Package']),
					element('schemaversion', ['3.0.0'])
				]),
				element('organizations'),
				element('resources', onLines([test, ...items]))
			]),
			{
				xmlns: PACKAGE,
				'xmlns:xsi': SCHEMA['xmlns:xsi'],
				'xsi:schemaLocation': `${PACKAGE} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd`,
				identifier: `dunder-${set.name}`
			}
		)
	);
}

const resource = (
	identifier: string,
	type: string,
	href: string,
	{ before = [], after = [] }: { before?: XmlNode[]; after?: XmlNode[] }
) =>
	element('resource', [...before, element('file', [], { href }), ...after], {
		identifier: `r-${identifier}`,
		type,
		href
	});

/** Title, level and concepts as learning object metadata. */
function describe({ question }: Drawn): XmlNode {
	const words = (name: string, text: string) =>
		element(name, [element('string', [text], { language: 'en' })]);
	return element(
		'lom',
		[
			element('general', [
				words('title', titleOf(question)),
				...tagsOf(question).map((tag) => words('keyword', tag))
			])
		],
		{ xmlns: LOM }
	);
}
