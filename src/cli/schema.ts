import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { itemJsonSchema } from '../lib/author/json-schema';
import { absolute, PROJECT } from './files';
import { main } from './terminal';

export const SCHEMA_PATH = 'questions/item.schema.json';

await new Command('questions:schema')
	.description('Writes questions/item.schema.json, by which editors complete and check item files.')
	.action(() => main(() => writeFile(absolute(SCHEMA_PATH, PROJECT), itemJsonSchema())))
	.parseAsync();
