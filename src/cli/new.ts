import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { input, select } from '@inquirer/prompts';
import { Command } from 'commander';
import { readContent } from '../lib/author/content';
import { skeleton } from '../lib/author/skeleton';
import { KINDS } from '../lib/item/types';
import { absolute, PROJECT, readQuestions } from './files';
import { main } from './terminal';

interface Options {
	section?: string;
	kind?: string;
	name?: string;
	root: string;
}

const command = new Command('questions:new')
	.description('Asks for a section and a kind, and writes a commented skeleton of an item.')
	.option('--section <id>', 'the section, instead of being asked')
	.option('--kind <kind>', `the kind, instead of being asked: ${KINDS.join(', ')}`)
	.option('--name <name>', 'the file name without .yaml, instead of being asked')
	.option('--root <folder>', 'the folder that holds questions/', PROJECT)
	.action((options: Options) =>
		main(async () => {
			const { content } = readContent(await readQuestions(options.root));
			const section = await choose('Section', options.section, content.sections, ({ id }) => id);
			const kind = await choose('Kind', options.kind, KINDS, (kind) => kind);
			const name =
				options.name ?? (await input({ message: 'File name, without .yaml', required: true }));
			if (!/^[a-z0-9-]+$/.test(name)) {
				throw new Error(
					`“${name}” is not a file name here. Use lower-case letters, digits and hyphens.`
				);
			}
			const path = `questions/${section.track}/${section.id}/${name}.yaml`;
			const file = absolute(path, options.root);
			if (existsSync(file)) throw new Error(`${path} is there already. Choose another name.`);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, skeleton(kind, section.concepts[0]?.id ?? ''));
			console.log(`${path} is written. Fill it in, then run npm run questions:preview -- ${path}`);
		})
	);

async function choose<T>(
	what: string,
	given: string | undefined,
	values: readonly T[],
	nameOf: (value: T) => string
): Promise<T> {
	const name =
		given ?? (await select({ message: what, choices: values.map(nameOf), pageSize: 15 }));
	const value = values.find((candidate) => nameOf(candidate) === name);
	if (!value) {
		throw new Error(
			`There is no ${what.toLowerCase()} “${name}”. There are ${values.map(nameOf).join(', ')}.`
		);
	}
	return value;
}

await command.parseAsync();
