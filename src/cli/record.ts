import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readContent } from '../lib/author/content';
import { formatRecord, recordPath, sourceName } from '../lib/author/record';
import { recordItems } from '../lib/author/recorder';
import { unknownNames } from '../lib/author/rules/curriculum';
import { createPool } from '../lib/python/node-pool';
import { absolute, isNamed, PROJECT, readEngine, readQuestions } from './files';
import { main, progress, report, reportSkipped } from './terminal';

const command = new Command('questions:record')
	.description(
		'Runs the programs of items on every Python and writes <name>.recorded.yaml beside each.'
	)
	.argument('[paths...]', 'item files or folders; all of questions/ where none is named')
	.option('--all', 'record again what has not changed')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((paths: string[], options: { all?: boolean; root: string }) =>
		main(async () => {
			const { content, diagnostics } = readContent(await readQuestions(options.root, paths));
			const engine = await readEngine();
			const named = content.items.filter(({ file }) => isNamed(file, paths, options.root));
			const changed = named.filter(
				({ id, text, source }) =>
					options.all ||
					content.records.get(id)?.source !== sourceName(text, engine(source.runtime))
			);
			const pool = createPool();
			const { recordings, skipped } = await recordItems(changed, pool, engine, {
				onProgress: progress('Running programs')
			}).finally(() => pool.close());
			const sound = recordings.filter((recording) => recording.diagnostics.length === 0);
			for (const { authored, record } of sound) {
				await writeFile(absolute(recordPath(authored.file), options.root), formatRecord(record));
			}
			const found = [
				...diagnostics,
				...unknownNames(content),
				...recordings.flatMap((recording) => recording.diagnostics)
			].filter(
				({ file }) => isNamed(file, paths, options.root) && !file.endsWith('.recorded.yaml')
			);
			report(found);
			reportSkipped(skipped);
			const unchanged = named.length - changed.length;
			console.log(
				`${sound.length} recorded, ${unchanged} unchanged, ${recordings.length - sound.length} refused.`
			);
			if (found.length > 0) process.exitCode = 1;
		})
	);

await command.parseAsync();
