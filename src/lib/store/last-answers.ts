import type { Store } from './store';

/** Whether the last answer to each item was right, by item id. */
export async function lastAnswers(store: Store): Promise<Map<string, boolean>> {
	const standings = await store.standings();
	return new Map(
		standings.flatMap(({ items }) =>
			Object.entries(items).map(([item, right]) => [item, right === 1] as const)
		)
	);
}
