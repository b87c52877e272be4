import { expect, test } from 'vitest';
import { loadCatalogue, loadPrimer, loadSections } from '../../src/lib/bank/lists/load';

const serving =
	(files: Record<string, unknown>, status = 404): typeof fetch =>
	(address) =>
		Promise.resolve(
			String(address) in files
				? Response.json(files[String(address)])
				: new Response('', { status })
		);

test('lists come from their addresses', async () => {
	const fetcher = serving({ '/sections.json': ['a'], '/catalogue.json': ['b'] });
	expect(await loadSections(fetcher)).toEqual(['a']);
	expect(await loadCatalogue(fetcher)).toEqual(['b']);
});

test('a list that does not load says what to do', async () => {
	await expect(loadSections(serving({}, 503))).rejects.toThrow(
		'The list of sections did not load. Check the connection and reload.'
	);
});

test('a section that does not exist is told from one that does not load', async () => {
	const primer = { section: {}, probes: [], primer: '' };
	expect(await loadPrimer(serving({ '/primer/oop.json': primer }), 'oop')).toEqual(primer);
	expect(await loadPrimer(serving({}), 'poo')).toBeUndefined();
	await expect(loadPrimer(serving({}, 503), 'oop')).rejects.toThrow('This section did not load.');
});
