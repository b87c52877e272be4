import { sectionOf, type Draw, type Item, type Track } from '../item/types';
import { loadBank } from '../bank/load';
import { renderQuestion } from '../item/render';
import { ConfigError } from '../practice/config';
import { drawMix, mixSections } from '../practice/mix';
import type { TimedConfig } from '../practice/timed';
import type { Factor } from '../practice/timing';
import type { Session } from '../store/rows';
import { newId, newSeed } from './ids';
import { storage } from './storage.svelte';

/** A section that questions can be drawn from. */
export interface Source {
	id: string;
	track: Track;
}

/**
 * Draws a timed quiz and stores it. Its clocks start when its first question is shown.
 * @returns the session's id
 * @throws ConfigError that says what to change, if no question matches
 */
export async function startTimed(
	config: TimedConfig,
	catalogue: readonly Source[],
	factor: Factor
): Promise<string> {
	const { title, count, clocks, pausable, seed, levels } = config;
	const wanted = config.sections;
	const strange = wanted.find((id) => !catalogue.some((section) => section.id === id));
	if (strange !== undefined) throw new ConfigError(`There is no section called “${strange}”.`);
	const eligible = catalogue
		.filter(({ id, track }) =>
			wanted.length > 0 ? wanted.includes(id) : config.tracks.includes(track)
		)
		.map(({ id }) => id);
	const banks = await Promise.all(
		mixSections(eligible, count, seed).map((id) => loadBank(fetch, id))
	);
	const pools = banks.map(({ items }) => items.filter(({ level }) => levels.includes(level)));
	const draws = drawMix(pools, count, seed);
	if (draws.length === 0) throw new ConfigError('No question matches. Choose more levels.');
	return begin(
		{ mode: 'timed', title, query: `seed=${seed}`, plan: { clocks, factor, pausable } },
		draws,
		pools.flat()
	);
}

/**
 * Draws a quiz of certain items, of whichever sections, and stores it: each with a variant that was not
 * asked before, if there is one.
 * @param items ids of the items, in the order in which they are asked
 * @returns the session's id
 * @throws ConfigError if none of the items is there any more
 */
export async function startPractice(title: string, items: readonly string[]): Promise<string> {
	const sections = [...new Set(items.map(sectionOf))];
	const store = await storage.open();
	const seed = newSeed();
	const pool: Item[] = [];
	const seen = new Set<string>();
	await Promise.all(
		sections.map(async (section) => {
			const [bank, variants] = await Promise.all([
				loadBank(fetch, section),
				store.seenVariants(section)
			]);
			pool.push(...bank.items);
			variants.forEach((variant) => seen.add(variant));
		})
	);
	const wanted = items.flatMap((id) => pool.filter((item) => item.id === id));
	const draws = drawMix(
		wanted.map((item) => [item]),
		wanted.length,
		seed,
		seen
	);
	if (draws.length === 0) throw new ConfigError('These questions are not in the app any more.');
	return begin({ mode: 'practice', title, query: `seed=${seed}` }, draws, pool);
}

/**
 * Stores a session of questions that were drawn.
 * @returns its id
 */
export async function begin(
	about: Pick<Session, 'title' | 'query' | 'plan'> &
		Partial<Pick<Session, 'section' | 'unverified'>> & { mode: 'practice' | 'timed' | 'pack' },
	draws: readonly Draw[],
	pool: readonly Item[]
): Promise<string> {
	const items = new Map(pool.map((item) => [item.id, item]));
	const questions = draws.map((draw) => {
		const item = items.get(draw.item)!;
		return renderQuestion(
			item,
			item.variants.find(({ id }) => id === draw.variant)!
		);
	});
	const session = {
		section: '',
		...about,
		id: newId(),
		draws: [...draws],
		position: 0,
		activeMs: 0,
		startedAt: Date.now()
	};
	await (await storage.open()).startSession(session, questions);
	storage.noteSession();
	return session.id;
}
