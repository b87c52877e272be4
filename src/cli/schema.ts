import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { itemJsonSchema, openJsonSchema } from '../lib/author/json-schema';
import { absolute, PROJECT } from './files';
import { main } from './terminal';

await new Command('questions:schema')
	.description(
		'Writes the JSON Schemas by which editors complete and check the files of questions/.'
	)
	.action(() =>
		main(async () => {
			await writeFile(absolute('questions/item.schema.json', PROJECT), itemJsonSchema());
			await writeFile(absolute('questions/interview.schema.json', PROJECT), openJsonSchema());
		})
	)
	.parseAsync();
