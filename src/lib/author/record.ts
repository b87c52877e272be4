import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { VERSIONS } from '../item/program';
import { renderQuestion } from '../item/render';
import type { Item, Variant } from '../item/types';
import { digest } from './digest';
import type { Compiled, Draft } from './kinds/kind';
import type { Authored } from './item-file';
import type { Runtime, Version } from '../item/program';
import type { TextFile } from './yaml';

/** Raised whenever what a record holds, or how it is made, changes. */
export const RECORD_FORMAT = 1;

const option = z.strictObject({
	text: z.string(),
	correct: z.boolean().default(false),
	reasons: z.array(z.number().int().nonnegative()).default([]),
	prints: z.string().optional()
});

const recordSchema = z.strictObject({
	format: z.literal(RECORD_FORMAT),
	source: z.string(),
	versions: z.array(z.enum(VERSIONS)),
	with: z.string().optional(),
	variants: z.array(
		z.strictObject({
			id: z.string(),
			params: z.record(z.string(), z.string()).default({}),
			wanted: z.string().optional(),
			options: z.array(option)
		})
	)
});

/** What the runs of one item gave; kept in `<name>.recorded.yaml` beside the item. */
export type ItemRecord = z.output<typeof recordSchema>;

export const recordPath = (itemFile: string) => itemFile.replace(/\.yaml$/, '.recorded.yaml');

/** Names the interpreters of a runtime and how they are driven. */
export type Engine = (runtime: Runtime) => string;

/** Names a source together with the engine that records it. A record with this name need not be made again. */
export const sourceName = (text: string, engine: string) =>
	digest(`${RECORD_FORMAT}\n${engine}\n${text}`, 12);

/** Makes the record of a compiled item. */
export function makeRecord(
	authored: Authored,
	compiled: Pick<Compiled, 'variants'>,
	ran: { versions: readonly Version[]; with?: string | undefined },
	engine: Engine
): ItemRecord {
	const record: ItemRecord = {
		format: RECORD_FORMAT,
		source: sourceName(authored.text, engine(authored.source.runtime)),
		versions: [...ran.versions],
		...(ran.with !== undefined && { with: ran.with }),
		variants: compiled.variants.map((draft) => ({ id: '', ...draft }))
	};
	const item = toItem(authored, record);
	record.variants.forEach((variant, index) => {
		variant.id = digest(JSON.stringify(renderQuestion(item, item.variants[index]!)), 10);
	});
	return record;
}

/** The item that a source and its record make together. */
export function toItem({ id, source }: Authored, record: ItemRecord): Item {
	const { kind, title, level, concepts, reference, stem, explanation } = source;
	return {
		id,
		kind,
		title,
		level,
		concepts,
		reference,
		stem: stem.trim(),
		...(source.snippet !== undefined && { snippet: source.snippet.trimEnd() }),
		explanation: explanation.trim(),
		reasons: reasonsOf(source),
		versions: record.versions,
		...(record.with !== undefined && { with: record.with }),
		...(source.why !== undefined && { versionNote: source.why.trim() }),
		variants: record.variants.map(withOptionIds)
	};
}

function reasonsOf(source: Authored['source']): Item['reasons'] {
	const reason = ({
		misconception,
		feedback
	}: {
		misconception?: string | undefined;
		feedback: string;
	}) => ({
		...(misconception !== undefined && { misconception }),
		feedback: feedback.trim()
	});
	switch (source.kind) {
		case 'predict-output':
			return source.misconceptions.map(({ id, feedback }) =>
				reason({ misconception: id, feedback })
			);
		case 'complete-code':
			return source.candidates.map(reason);
		case 'choice':
			return source.distractors.map(reason);
		case 'multi':
			return [...source.truths, ...source.falsehoods].map(reason);
	}
}

function withOptionIds({ id, params, wanted, options }: Draft & { id: string }): Variant {
	return {
		id,
		params,
		...(wanted !== undefined && { wanted }),
		options: options.map(({ text, correct, reasons, prints }) => ({
			id: digest(text, 6),
			text,
			correct,
			reasons,
			...(prints !== undefined && { prints })
		}))
	};
}

/** A record as the text of its file; outputs are block scalars, so that a review can read them. */
export function formatRecord(record: ItemRecord): string {
	const slim = {
		...record,
		variants: record.variants.map(({ id, params, wanted, options }) => ({
			id,
			...(Object.keys(params).length > 0 && { params }),
			...(wanted !== undefined && { wanted }),
			options: options.map(({ text, correct, reasons, prints }) => ({
				text,
				...(correct && { correct }),
				...(reasons.length > 0 && { reasons }),
				...(prints !== undefined && { prints })
			}))
		}))
	};
	const body = stringify(slim, { lineWidth: 0, collectionStyle: 'any' });
	return `# Written by npm run questions:record. To be read and committed, not edited.\n${body}`;
}

/**
 * Reads the record file of an item.
 * @throws Error that says what to do, for a file of another format or with other content
 */
export function parseRecord({ path, text }: TextFile, { source }: Authored): ItemRecord {
	let data: unknown;
	try {
		data = parse(text);
	} catch {
		throw new Error(`${path} is not YAML. Delete it and run npm run questions:record.`);
	}
	const format = data && typeof data === 'object' && 'format' in data ? data.format : undefined;
	if (format !== RECORD_FORMAT) {
		throw new Error(
			`${path} has format ${String(format)}, this version reads ${RECORD_FORMAT}. Run npm run questions:record.`
		);
	}
	const result = recordSchema.safeParse(data);
	if (!result.success) {
		throw new Error(
			`${path} is not a record (${result.error.issues[0]?.message}). Delete it and run npm run questions:record.`
		);
	}
	const reasons = reasonsOf(source).length;
	const options = result.data.variants.flatMap((variant) => variant.options);
	if (options.some((one) => one.reasons.some((index) => index >= reasons))) {
		throw new Error(
			`${path} names feedback that its item does not have. Run npm run questions:record.`
		);
	}
	return result.data;
}
