import { Command } from 'commander';
import { readContent } from '../lib/author/content';
import type { Authored } from '../lib/author/item-file';
import { sourceName, toItem } from '../lib/author/record';
import { recordItems } from '../lib/author/recorder';
import { namedVersions } from '../lib/item/program';
import { renderQuestion } from '../lib/item/render';
import type { Question } from '../lib/item/types';
import { createPool } from '../lib/python/node-pool';
import { isNamed, PROJECT, readEngine, readQuestions } from './files';
import { main, report, reportSkipped } from './terminal';

const command = new Command('questions:preview')
	.description(
		'Compiles items (running what has changed since it was recorded) and shows each question with every option, its misconception and feedback.'
	)
	.argument('<paths...>', 'item files or folders')
	.option('--variants <number>', 'how many variants to show of each item', '1')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((paths: string[], options: { variants: string; root: string }) =>
		main(async () => {
			const { content, diagnostics } = readContent(await readQuestions(options.root, paths));
			const items = content.items.filter(({ file }) => isNamed(file, paths, options.root));
			if (items.length === 0) throw new Error(`No item file is named by ${paths.join(' ')}.`);
			const engine = await readEngine();
			const stored = ({ id, text, source }: Authored) => {
				const record = content.records.get(id);
				return record?.source === sourceName(text, engine(source.runtime)) ? record : undefined;
			};
			const pool = createPool();
			const { recordings, skipped } = await recordItems(
				items.filter((authored) => !stored(authored)),
				pool,
				engine
			).finally(() => pool.close());
			for (const authored of items) {
				const made = recordings.find((recording) => recording.authored === authored);
				const record = made?.record ?? stored(authored);
				if (!record) continue;
				const item = toItem(authored, record);
				for (const variant of item.variants.slice(0, Number(options.variants))) {
					show(renderQuestion(item, variant), item.variants.length);
				}
			}
			const found = [
				...diagnostics.filter(({ file }) => isNamed(file, paths, options.root)),
				...recordings.flatMap((recording) => recording.diagnostics)
			];
			report(found);
			reportSkipped(skipped);
			if (found.length > 0) process.exitCode = 1;
		})
	);

function show(question: Question, variants: number): void {
	const indent = (text: string, by = '    ') => text.replace(/^/gm, by);
	const { item, kind, level, title, stem, snippet, wanted, versions } = question;
	console.log(
		`\n━━ ${item} · ${kind} · ${level} · ${variants} variants\n${title}\n\n${stem.trim()}`
	);
	if (snippet !== undefined) console.log(`\n${indent(snippet)}`);
	if (wanted !== undefined) console.log(`\nwanted:\n${indent(wanted)}`);
	for (const { text, correct, reasons, prints } of question.options) {
		const beliefs = reasons.map(({ misconception }) => misconception ?? 'right').join(', ');
		console.log(`\n  ${correct ? '✓ key' : `✗ ${beliefs}`}\n${indent(text)}`);
		if (prints !== undefined) console.log(`  prints:\n${indent(prints)}`);
		for (const { feedback } of reasons) console.log(indent(feedback.trim(), '  › '));
	}
	console.log(`\nExplanation: ${question.explanation}`);
	console.log(
		`${namedVersions(versions) || '(not run)'}${question.with ? ` with ${question.with}` : ''}${question.versionNote ? `: ${question.versionNote}` : ''}`
	);
}

await command.parseAsync();
