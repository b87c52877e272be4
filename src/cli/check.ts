import { Command } from 'commander';
import { checkContent } from '../lib/author/check';
import { createPool } from '../lib/python/node-pool';
import { isNamed, PROJECT, readEngine, readQuestions } from './files';
import { main, progress, report, reportSkipped } from './terminal';

const command = new Command('questions:check')
	.description('Runs every program again and fails on any difference and any broken rule.')
	.argument(
		'[paths...]',
		'item files or folders whose programs to run; all of questions/ where none is named'
	)
	.option('--complete', 'fail where items are skipped because something is not installed')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((paths: string[], { root, complete }: { root: string; complete?: boolean }) =>
		main(async () => {
			const pool = createPool();
			const { diagnostics, items, cues, telling, skipped, open } = await checkContent(
				await readQuestions(root),
				pool,
				await readEngine(),
				{
					onProgress: progress('Running programs'),
					isNamed: (file) => isNamed(file, paths, root)
				}
			).finally(() => pool.close());
			report(diagnostics);
			reportSkipped(skipped);
			for (const { strategy, rate, chance } of cues) {
				console.log(`${strategy}: ${percent(rate)} right, by chance ${percent(chance)}`);
			}
			for (const { strategy } of telling) {
				console.error(
					`questions: "${strategy}" is right too often. Make keys and distractors alike; npm run questions:stats shows the worst sections.`
				);
			}
			const checked = items.filter(({ id }) => isNamed(`questions/${id}.yaml`, paths, root));
			const variants = checked.reduce((sum, item) => sum + item.variants.length, 0);
			const left = skipped.length + open.skippedPrograms;
			if (open.skippedPrograms > 0) {
				console.error(`${open.skippedPrograms} programs of open questions were skipped too.`);
			}
			const failures = diagnostics.length + telling.length + (complete ? left : 0);
			console.log(
				`${checked.length} items with ${variants} variants and ${open.checked} open questions checked, ${failures} failed.`
			);
			if (failures > 0) process.exitCode = 1;
		})
	);

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

await command.parseAsync();
