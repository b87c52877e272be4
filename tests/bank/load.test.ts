import { expect, test } from 'vitest';
import { loadBank } from '../../src/lib/bank/load';
import { BANK_FORMAT } from '../../src/lib/bank/types';

const answering =
	(body: unknown, status = 200) =>
	async () =>
		Response.json(body, { status });
const bank = { format: BANK_FORMAT, section: 'oop', title: 'Objects', items: [] };

test('a bank of this version is returned', async () => {
	expect(await loadBank(answering(bank), 'oop')).toEqual(bank);
});

test.each([
	['another version', { ...bank, format: 99 }],
	['something else', 'hello'],
	['nothing', null]
])('%s says to reload', async (_, body) => {
	await expect(loadBank(answering(body), 'oop')).rejects.toThrow(
		'another version of this app. Reload'
	);
});

test('a failure says to check the connection', async () => {
	await expect(loadBank(answering({}, 503), 'oop')).rejects.toThrow('Check the connection');
});
