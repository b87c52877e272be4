import { WHY_FORMAT, type SectionWhy } from '../bank/why';
import type { Content } from './content';
import { believedPrograms } from './kinds/predict-output';
import { toItem } from './record';

/**
 * The programs by which a section's misconceptions made their predictions, for the stepper to compare
 * with what really happens. Undefined for a section that the curriculum does not have.
 */
export function publishWhy(content: Content, id: string): SectionWhy | undefined {
	if (!content.sections.some((section) => section.id === id)) return undefined;
	const items = content.primers.has(id) ? content.items : [];
	const programs: SectionWhy['programs'] = {};
	for (const authored of items.filter(({ section }) => section === id)) {
		const record = content.records.get(authored.id);
		const { source } = authored;
		if (!record || source.kind !== 'predict-output') continue;
		for (const { id, params, options } of toItem(authored, record).variants) {
			const believed = believedPrograms(source, params);
			programs[id] = Object.fromEntries(
				options
					.filter(({ reasons }) => reasons.some((reason) => believed[reason] !== null))
					.map(({ id, reasons }) => [id, reasons.map((reason) => believed[reason] ?? null)])
			);
		}
	}
	return { format: WHY_FORMAT, programs };
}
