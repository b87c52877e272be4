import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { itemJsonSchema } from '../../src/lib/author/json-schema';

test('the schema for editors is that of the code; npm run questions:schema writes it', async () => {
	expect(await readFile('questions/item.schema.json', 'utf8')).toBe(itemJsonSchema());
});

test('it describes the fields', () => {
	expect(itemJsonSchema()).toContain('Every combination of values is one variant.');
});
