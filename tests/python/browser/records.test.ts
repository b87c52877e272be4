import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../src/lib/author/kinds';
import { readContent } from '../../../src/lib/author/content';
import { makeRecord } from '../../../src/lib/author/record';
import { browserRuntime } from '../../../src/lib/python/browser/runtime';
import type { BrowserRuntime } from '../../../src/lib/python/browser/types';
import type { Outcome } from '../../../src/lib/item/program';
import { PROJECT, readQuestions } from '../../../src/cli/files';
import { archiveFor, openInNode } from './in-node';

const { content } = readContent(await readQuestions(PROJECT));
/** Every how-many-th item is run; 1 for all. */
const STEP = Number(process.env.DUNDER_EACH ?? 40);

const itemsOf = (runtime: BrowserRuntime) =>
	content.items.filter(({ id, source }) => {
		const record = content.records.get(id);
		if (!record || kindOf(source).programs(source).length === 0) return false;
		const found = browserRuntime({
			item: id,
			versions: record.versions,
			...(record.with !== undefined && { with: record.with }),
			runtime: source.runtime
		});
		return 'runtime' in found && found.runtime === runtime && !found.note;
	});

describe.each(['pyodide', 'pydantic', 'django-5.2', 'django-6.0'] as const)('%s', (runtime) => {
	const here = runtime === 'pyodide' || archiveFor(runtime) !== undefined;
	test.skipIf(!here)('prints what was recorded', { timeout: 1_000_000 }, async () => {
		const python = await openInNode(runtime);
		const different: string[] = [];
		const items = itemsOf(runtime);
		expect(items.length).toBeGreaterThan(0);
		items.forEach((authored, index) => {
			if (index % STEP > 0) return;
			const outcomeOf = (program: string): Outcome => python.run(program);
			const compiled = kindOf(authored.source).compile(authored.source, outcomeOf);
			const record = content.records.get(authored.id)!;
			const made = makeRecord(authored, compiled, record, () => '');
			const ids = (variants: readonly { id: string }[]) => variants.map(({ id }) => id).join();
			if (ids(made.variants) !== ids(record.variants)) different.push(authored.id);
		});
		expect(different).toEqual([]);
	});
});
