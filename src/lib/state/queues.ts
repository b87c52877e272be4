import { loadBank } from '../bank/load';
import { sectionEstimates } from '../insight/report';
import { ConfigError } from '../practice/config';
import type { Memory } from '../practice/memory';
import { chanceOf } from '../practice/random';
import { strengthen } from '../practice/strengthen';
import { sectionOf, type Item } from '../item/types';
import { bringUpMemory, dueConcepts, nextDue } from '../store/memory';
import type { Store } from '../store/store';
import { newSeed } from './ids';
import { startPractice } from './start';
import { storage } from './storage.svelte';

/** How many questions a queue asks at once. */
export const QUEUE = 10;

/** What waits to be practised. */
export interface Queues {
	due: Memory[];
	/** When the next concept is due, in milliseconds since 1970, where none is. */
	next: number | undefined;
	/** Ids of items that were answered wrongly the last time. */
	mistakes: string[];
	/** Those of them that the person was sure of. */
	sure: string[];
}

/** What waits to be practised now. */
export async function readQueues(store: Store, now: number): Promise<Queues> {
	await bringUpMemory(store);
	const [due, standings, next] = await Promise.all([
		dueConcepts(store, now),
		store.standings(),
		nextDue(store, now)
	]);
	const last = standings.flatMap(({ items }) => Object.entries(items));
	return {
		due,
		next,
		mistakes: last.flatMap(([item, right]) => (right === 1 ? [] : [item])),
		sure: last.flatMap(([item, right]) => (right === -1 ? [item] : []))
	};
}

const loadItems = async (section: string): Promise<Item[]> =>
	(await loadBank(fetch, section)).items;

/** The items of each section that is named. */
const loadBySection = async (named: readonly { section: string }[]) =>
	new Map(
		await Promise.all(
			[...new Set(named.map(({ section }) => section))].map(
				async (section) => [section, await loadItems(section)] as const
			)
		)
	);

/** Starts a quiz of items that cover the concepts that are longest overdue, one for each. */
export async function startDue(due: readonly Memory[]): Promise<string> {
	const wanted = due.slice(0, QUEUE);
	const chance = chanceOf(newSeed());
	const banks = await loadBySection(wanted);
	const chosen = new Set<string>();
	for (const { concept, section } of wanted) {
		const covering = (banks.get(section) ?? []).filter((item) => item.concepts.includes(concept));
		if (covering.some(({ id }) => chosen.has(id))) continue;
		const item = chance.shuffle(covering)[0];
		if (item) chosen.add(item.id);
	}
	return startPractice('Due today', [...chosen]);
}

/** Starts a quiz of some of the items, in an order of chance. */
export const startQueue = (title: string, items: readonly string[]): Promise<string> =>
	startPractice(title, chanceOf(newSeed()).shuffle(items).slice(0, QUEUE));

/** Starts a quiz of one section's items that cover a concept, or that give one of some misconceptions away. */
export async function startAbout(
	title: string,
	section: string,
	about: { concept: string } | { misconceptions: readonly string[] }
): Promise<string> {
	const items = (await loadItems(section)).filter(({ concepts, reasons }) =>
		'concept' in about
			? concepts.includes(about.concept)
			: reasons.some(
					({ misconception }) =>
						misconception !== undefined && about.misconceptions.includes(misconception)
				)
	);
	return startQueue(
		title,
		items.map(({ id }) => id)
	);
}

/** Starts a mix that is weighted to what is weak or may be, across the sections. */
export async function startStrengthen(sections: readonly string[], now: number): Promise<string> {
	const store = await storage.open();
	const standings = await store.standings();
	const seed = newSeed();
	const wishes = strengthen(sectionEstimates(sections, standings, now), QUEUE, seed);
	if (wishes.length === 0) throw new ConfigError('There are no sections to draw from.');
	const banks = await loadBySection(wishes);
	const chance = chanceOf(seed, 'items');
	const chosen: string[] = [];
	for (const { section, level } of wishes) {
		const left = chance
			.shuffle(banks.get(section) ?? [])
			.filter(({ id, variants }) => variants.length > 0 && !chosen.includes(id));
		const item = left.find((candidate) => candidate.level === level) ?? left[0];
		if (item) chosen.push(item.id);
	}
	return startPractice('Strengthen', apart(chosen));
}

/** The same items, those of one section not one after the other if it can be helped. */
export function apart(items: readonly string[]): string[] {
	const left = [...items];
	const order: string[] = [];
	while (left.length > 0) {
		const before = order.at(-1);
		const index = left.findIndex(
			(item) => before === undefined || sectionOf(item) !== sectionOf(before)
		);
		order.push(...left.splice(Math.max(0, index), 1));
	}
	return order;
}
