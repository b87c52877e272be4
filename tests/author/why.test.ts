import { expect, test } from 'vitest';
import { PROJECT, readQuestions } from '../../src/cli/files';
import { readContent } from '../../src/lib/author/content';
import { kindOf } from '../../src/lib/author/kinds';
import { publishSection } from '../../src/lib/author/publish';
import { publishWhy } from '../../src/lib/author/why';

test('what beliefs would have run is published by option, and only what the records ran', async () => {
	const { content } = readContent(
		await readQuestions(PROJECT, ['questions/python/shallow-deep-copy'])
	);
	const section = 'shallow-deep-copy';
	const why = publishWhy(content, section)!;
	const sources = content.items.filter((item) => item.section === section);
	const ran = new Set(
		sources.flatMap(({ source }) =>
			kindOf(source)
				.programs(source)
				.map(({ program }) => program)
		)
	);
	let programs = 0;
	for (const item of publishSection(content, section)!.items) {
		for (const variant of item.variants) {
			for (const [id, believed] of Object.entries(why.programs[variant.id] ?? {})) {
				const option = variant.options.find((candidate) => candidate.id === id)!;
				expect(option.correct).toBe(false);
				expect(believed).toHaveLength(option.reasons.length);
				for (const program of believed) {
					if (program === null) continue;
					programs++;
					expect(ran).toContain(program);
				}
			}
		}
	}
	expect(programs).toBeGreaterThan(50);
	expect(publishWhy(content, 'no-such-section')).toBeUndefined();
});
