import { remember, type Memory } from '../practice/memory';
import type { Store } from './store';

/** The row that says up to when answers have been taken into account. */
const CURSOR = '';

/**
 * Brings the memory of concepts up to the last answer. It follows from the answers, so it can lag
 * behind them and be brought up whenever it is asked for.
 */
export async function bringUpMemory({ database }: Store): Promise<void> {
	const { attempts, memory } = database;
	await database.transaction('rw', attempts, memory, async () => {
		const since = (await memory.get(CURSOR))?.last ?? 0;
		const fresh = await attempts.where('at').above(since).sortBy('at');
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
		await memory.put({ ...NOTHING, concept: CURSOR, last });
	});
}

const NOTHING: Memory = {
	concept: '',
	section: '',
	due: Number.MAX_SAFE_INTEGER,
	last: 0,
	stability: 0,
	difficulty: 0,
	state: 0,
	reps: 0,
	lapses: 0,
	scheduledDays: 0
};

/** Concepts that are due, the longest overdue first. */
export const dueConcepts = ({ database }: Store, now: number): Promise<Memory[]> =>
	database.memory.where('due').belowOrEqual(now).sortBy('due');
