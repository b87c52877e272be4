import { isCounted } from '../insight/standing';
import { remember, type Memory } from '../practice/memory';
import type { Store } from './store';

/**
 * Brings the memory of concepts up to the last answer. It follows from the answers, so it can lag
 * behind them and be brought up whenever it is asked for.
 */
export async function bringUpMemory({ database }: Store): Promise<void> {
	const { attempts, memory, cursors } = database;
	await database.transaction('rw', attempts, memory, cursors, async () => {
		const since = (await cursors.get('memory'))?.at ?? 0;
		const fresh = await attempts.where('at').above(since).and(isCounted).sortBy('at');
		const last = fresh.at(-1)?.at;
		if (last === undefined) return;
		const concepts = [...new Set(fresh.flatMap((attempt) => attempt.concepts))];
		const before = await memory.bulkGet(concepts);
		const now = new Map<string, Memory | undefined>(
			concepts.map((concept, index) => [concept, before[index]])
		);
		for (const attempt of fresh) {
			for (const concept of attempt.concepts) {
				now.set(concept, remember(now.get(concept), concept, attempt));
			}
		}
		await memory.bulkPut([...now.values()].filter((row) => row !== undefined));
		await cursors.put({ name: 'memory', at: last });
	});
}

/** Concepts that are due, the longest overdue first. */
export const dueConcepts = ({ database }: Store, now: number): Promise<Memory[]> =>
	database.memory.where('due').belowOrEqual(now).sortBy('due');

/** When the next concept is due after `now`, in milliseconds since 1970. */
export const nextDue = async ({ database }: Store, now: number): Promise<number | undefined> =>
	(await database.memory.where('due').above(now).first())?.due;
