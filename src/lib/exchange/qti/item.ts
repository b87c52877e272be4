import { isMultiple, titleOf, type Drawn } from '../drawn';
import { explanationBody, feedbackBody, optionBody, questionBody } from '../markup';
import { element, onLines, toXml, type XmlNode } from '../xml';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
/** What the root of an item and of a test says of its schema. */
export const SCHEMA = {
	xmlns: NAMESPACE,
	'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
	'xsi:schemaLocation': `${NAMESPACE} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd`
};

/** What is shown after any answer. */
const ANSWERED = 'ANSWERED';

/** A name as XML and file systems take it. */
export const identifierOf = ({ question }: Drawn): string =>
	`q-${question.id.replace(/[^A-Za-z0-9._-]/g, '_')}`;

const choiceId = (index: number) => `CHOICE_${index + 1}`;
const value = (text: string) => element('qti-value', [text]);
const base = (type: string, text: string) =>
	element('qti-base-value', [text], { 'base-type': type });
const response = () => element('qti-variable', [], { identifier: 'RESPONSE' });
const set = (identifier: string, expression: XmlNode) =>
	element('qti-set-outcome-value', [expression], { identifier });
const outcome = (identifier: string, cardinality: string, type: string, start?: string) =>
	element(
		'qti-outcome-declaration',
		start === undefined ? [] : [element('qti-default-value', [value(start)])],
		{ identifier, cardinality, 'base-type': type }
	);
/** A share of the mark, exact enough that all of them add up to 1. */
const share = (part: number, whole: number) => (part / whole).toFixed(6);

/** One question as a QTI 3.0 assessment item. */
export function writeItem(drawn: Drawn): string {
	const { question, options } = drawn;
	return toXml(
		element(
			'qti-assessment-item',
			onLines([
				declareResponse(drawn),
				outcome('SCORE', 'single', 'float', '0'),
				outcome('MAXSCORE', 'single', 'float', '1'),
				outcome('FEEDBACK', 'multiple', 'identifier'),
				element('qti-item-body', [
					...questionBody(question),
					element(
						'qti-choice-interaction',
						options.map((_, index) => writeChoice(drawn, index)),
						{
							'response-identifier': 'RESPONSE',
							shuffle: 'true',
							'max-choices': isMultiple(drawn) ? '0' : '1'
						}
					)
				]),
				process(drawn),
				element('qti-modal-feedback', [element('qti-content-body', explanationBody(question))], {
					'outcome-identifier': 'FEEDBACK',
					identifier: ANSWERED,
					'show-hide': 'show'
				})
			]),
			{
				...SCHEMA,
				identifier: identifierOf(drawn),
				title: titleOf(question),
				'xml:lang': 'en',
				adaptive: 'false',
				'time-dependent': 'false'
			}
		)
	);
}

function declareResponse(drawn: Drawn): XmlNode {
	const { options } = drawn;
	const right = options.flatMap(({ correct }, index) => (correct ? [value(choiceId(index))] : []));
	const mapping = options.map(({ correct }, index) =>
		element('qti-map-entry', [], {
			'map-key': choiceId(index),
			'mapped-value': share(correct ? 1 : -1, options.length)
		})
	);
	return element(
		'qti-response-declaration',
		[
			element('qti-correct-response', right),
			...(isMultiple(drawn) ? [element('qti-mapping', mapping, { 'default-value': '0' })] : [])
		],
		{
			identifier: 'RESPONSE',
			cardinality: isMultiple(drawn) ? 'multiple' : 'single',
			'base-type': 'identifier'
		}
	);
}

function writeChoice(drawn: Drawn, index: number): XmlNode {
	const { question, options } = drawn;
	const feedback = feedbackBody(question, options[index]!);
	return element(
		'qti-simple-choice',
		[
			...optionBody(question, options[index]!),
			...(feedback.length === 0
				? []
				: [
						element('qti-feedback-block', [element('qti-content-body', feedback)], {
							'outcome-identifier': 'FEEDBACK',
							// Of statements all are judged, those that were left as well.
							identifier: isMultiple(drawn) ? ANSWERED : choiceId(index),
							'show-hide': 'show'
						})
					])
		],
		{ identifier: choiceId(index) }
	);
}

/**
 * One option picked is right or not. Statements count one by one, as in Dunder: a false one that is
 * left counts as much as a true one that is ticked, so the mapping is added to the share of the false.
 */
function process(drawn: Drawn): XmlNode {
	const { options } = drawn;
	const left = options.filter(({ correct }) => !correct).length;
	const none = set('SCORE', base('float', '0'));
	const score = isMultiple(drawn)
		? decide(
				element('qti-is-null', [response()]),
				none,
				set(
					'SCORE',
					element('qti-sum', [
						element('qti-map-response', [], { identifier: 'RESPONSE' }),
						base('float', share(left, options.length))
					])
				)
			)
		: decide(
				element('qti-match', [response(), element('qti-correct', [], { identifier: 'RESPONSE' })]),
				set('SCORE', base('float', '1')),
				none
			);
	return element('qti-response-processing', [
		score,
		set('FEEDBACK', element('qti-multiple', [response(), base('identifier', ANSWERED)]))
	]);
}

const decide = (condition: XmlNode, then: XmlNode, otherwise: XmlNode) =>
	element('qti-response-condition', [
		element('qti-response-if', [condition, then]),
		element('qti-response-else', [otherwise])
	]);
