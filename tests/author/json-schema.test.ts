import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { itemJsonSchema, openJsonSchema } from '../../src/lib/author/json-schema';

test('the schema for editors is that of the code; npm run questions:schema writes it', async () => {
	expect(await readFile('questions/item.schema.json', 'utf8')).toBe(itemJsonSchema());
	expect(await readFile('questions/interview.schema.json', 'utf8')).toBe(openJsonSchema());
});

test('it describes the fields', () => {
	expect(itemJsonSchema()).toContain('Every combination of values is one variant.');
});
