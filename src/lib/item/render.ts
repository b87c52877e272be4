import { fill } from './template';
import type { Item, Question, Variant } from './types';

/** The question that one variant of an item puts, with every `$param` filled in. */
export function renderQuestion(item: Item, variant: Variant): Question {
	const text = (template: string) => fill(template, variant.params);
	return {
		id: variant.id,
		item: item.id,
		kind: item.kind,
		title: item.title,
		level: item.level,
		concepts: item.concepts,
		reference: item.reference,
		stem: text(item.stem),
		...(item.snippet && { snippet: text(item.snippet) }),
		...(variant.wanted && { wanted: variant.wanted }),
		explanation: text(item.explanation),
		versions: item.versions,
		...(item.with && { with: item.with }),
		...(item.versionNote && { versionNote: item.versionNote }),
		...(item.runtime && { runtime: item.runtime }),
		options: variant.options.map(({ reasons, ...option }) => ({
			...option,
			reasons: reasons.map((index) => {
				const reason = item.reasons[index]!;
				return { ...reason, feedback: text(reason.feedback) };
			})
		}))
	};
}
