import type { Item } from '../../item/types';
import { ConfigError, formatConfig, parseConfig, type OpenConfig } from '../../practice/config';
import { assembleQuiz } from '../../practice/deck';
import { freshRound } from '../../practice/fresh';
import { getPack } from '../../store/packs';
import type { Session } from '../../store/rows';
import { newSeed } from '../ids';
import { begin } from '../start';
import { storage } from '../storage.svelte';

/** What the session of a pack needs of it. */
interface Asked {
	id: string;
	title: string;
	items: readonly Item[];
}

/**
 * Draws a quiz of a pack and stores it: variants that were asked least come first, as in a section.
 * @returns the session's id
 * @throws ConfigError if no question matches
 */
export async function startPack(
	{ id, title, items }: Asked,
	choice: Pick<OpenConfig, 'count' | 'levels' | 'kinds'> & { only?: string[] }
): Promise<string> {
	const store = await storage.open();
	const open = { only: [], ...choice, seed: newSeed() };
	const round = freshRound(items, open, await store.seenVariants(id));
	const config = { ...open, round };
	const draws = assembleQuiz(items, config);
	if (draws.length === 0)
		throw new ConfigError('No question matches. Choose more levels or kinds.');
	const unverified = draws.filter(
		({ item }) => items.find((one) => one.id === item)?.versions.length === 0
	).length;
	// Of very many names it would become too long for a backup.
	const query = formatConfig({ ...config, only: [] });
	return begin({ mode: 'pack', section: id, title, query, unverified }, draws, items);
}

/**
 * Starts a quiz of some of a pack's questions again.
 * @param items ids of the items
 * @throws ConfigError if the pack, or all of them, are gone
 */
export async function retryPack(
	{ section, title }: Session,
	items: readonly string[]
): Promise<string> {
	const pack = await getPack(await storage.open(), section);
	if (!pack?.read) throw new ConfigError('This pack is not in this browser any more.');
	const { levels, kinds } = parseConfig(new URLSearchParams());
	const only = [...new Set(items.map((item) => item.split('/').at(-1) ?? item))];
	return startPack(
		{ id: section, title, items: pack.read.items },
		{ count: 'all', levels, kinds, only }
	);
}
