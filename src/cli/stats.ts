import { Command } from 'commander';
import { readContent } from '../lib/author/content';
import { measureCues } from '../lib/author/cues';
import { toItem } from '../lib/author/record';
import { sectionStats, trackStats } from '../lib/author/stats';
import { PROJECT, readQuestions } from './files';
import { main, report } from './terminal';

const command = new Command('questions:stats')
	.description('Counts what each section has, and measures what test-wise guessing gains.')
	.option('--json', 'print JSON')
	.option('--sections', 'measure the cues of each section too')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((options: { json?: boolean; sections?: boolean; root: string }) =>
		main(async () => {
			const { content, diagnostics } = readContent(await readQuestions(options.root));
			const items = content.items.flatMap((authored) => {
				const record = content.records.get(authored.id);
				return record ? [toItem(authored, record)] : [];
			});
			const sections = sectionStats(content, items).map((section) => ({
				...section,
				...(options.sections && {
					cues: measureCues(items.filter(({ id }) => id.split('/')[1] === section.id))
				})
			}));
			const tracks = trackStats(content, items);
			const cues = measureCues(items);
			if (options.json) {
				console.log(JSON.stringify({ tracks, sections, cues }, null, '\t'));
			} else {
				for (const { id, items, variants, byLevel, concepts, misconceptions, errata } of sections) {
					if (items === 0) continue;
					console.log(
						`${id}: ${items} items, ${variants} variants; ${Object.entries(byLevel)
							.map(([level, count]) => `${count} ${level}`)
							.join(
								', '
							)}; concepts ${concepts.covered}/${concepts.total}, misconceptions ${misconceptions.used}/${misconceptions.total}, errata ${errata.taught}/${errata.total}`
					);
				}
				console.log();
				for (const { track, items, variants, executed, errata } of tracks) {
					console.log(
						`${track} track: ${items} items (${(100 * executed).toFixed(0)}% executed), ${variants} variants, errata ${errata.taught} of ${errata.total} taught`
					);
				}
				console.log();
				const figures = [
					...cues.map((cue) => ({ id: '', ...cue })),
					...sections.flatMap(({ id, cues = [] }) => cues.map((cue) => ({ id: `${id}: `, ...cue })))
				];
				for (const { id, strategy, rate, chance } of figures) {
					const advantage = (100 * (rate - chance)).toFixed(1);
					console.log(`${id}${strategy}: ${advantage} points above chance`);
				}
			}
			report(diagnostics);
			if (diagnostics.length > 0) process.exitCode = 1;
		})
	);

await command.parseAsync();
