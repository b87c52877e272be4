import { Command } from 'commander';
import { checkContent } from '../lib/author/check';
import { createPool } from '../lib/python/node-pool';
import { engineName, PROJECT, readQuestions } from './files';
import { main, progress, report } from './terminal';

const command = new Command('questions:check')
	.description('Runs every program again and fails on any difference and any broken rule.')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action(({ root }: { root: string }) =>
		main(async () => {
			const pool = createPool();
			const { diagnostics, items, cues, telling } = await checkContent(
				await readQuestions(root),
				pool.run,
				await engineName(),
				progress('Running programs')
			).finally(() => pool.close());
			report(diagnostics);
			for (const { strategy, rate, chance } of cues) {
				console.log(`${strategy}: ${percent(rate)} right, by chance ${percent(chance)}`);
			}
			for (const { strategy } of telling) {
				console.error(
					`questions: "${strategy}" is right too often. Make keys and distractors alike; npm run questions:stats shows the worst sections.`
				);
			}
			const variants = items.reduce((sum, item) => sum + item.variants.length, 0);
			const failures = diagnostics.length + telling.length;
			console.log(`${items.length} items with ${variants} variants checked, ${failures} failed.`);
			if (failures > 0) process.exitCode = 1;
		})
	);

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

await command.parseAsync();
