import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadBank } from '../../src/lib/bank/load';
import { loadOpenQuestions } from '../../src/lib/bank/open';
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

/** Banks of the right form in which something is not as it should be, and what is no bank at all. */
const bodies = fc.oneof(
	fc.jsonValue().map((value) => JSON.stringify(value)),
	fc.json().map((text) => text.slice(0, -1)),
	fc
		.record(
			{
				format: fc.oneof(fc.constant(BANK_FORMAT), fc.jsonValue()),
				section: fc.jsonValue(),
				title: fc.jsonValue(),
				items: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
				questions: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue())
			},
			{ requiredKeys: [] }
		)
		.map((value) => JSON.stringify(value)),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('', '<!doctype html><title>Not found</title>', '[['.repeat(20_000))
);

test('10,000 answers of a server: a bank with a list of items, or a sentence that says to reload', async () => {
	let taken = 0;
	await fc.assert(
		fc.asyncProperty(bodies, async (body) => {
			const fetcher = async () => new Response(body);
			for (const load of [
				async () => (await loadBank(fetcher, 'oop')).items,
				() => loadOpenQuestions(fetcher)
			]) {
				try {
					expect(await load()).toBeInstanceOf(Array);
					taken += 1;
				} catch (error) {
					expect((error as Error).message).toMatch(
						/another version of this app. Reload the page\.$/
					);
				}
			}
		}),
		{ numRuns: 10_000, seed: 20_261_130 }
	);
	expect(taken).toBeGreaterThan(100);
});
