import Dexie, { liveQuery } from 'dexie';
import { take, takeSessions, type Deleted } from './delete';
import type { Pack, PackRead } from './rows';
import type { Store } from './store';

/** All packs, those added last first. */
export const listPacks = async ({ database }: Store): Promise<Pack[]> =>
	(await database.packs.toArray()).sort((a, b) => b.addedAt - a.addedAt);

export const getPack = ({ database }: Store, id: string): Promise<Pack | undefined> =>
	database.packs.get(id);

/**
 * Stores a new pack.
 * @throws Error if the same pack is there already
 */
export async function addPack({ database }: Store, pack: Pack): Promise<void> {
	await database.transaction('rw', database.packs, async () => {
		const same = await database.packs.get(pack.id);
		if (same) throw new Error(`The same questions are here already, in “${same.title}”.`);
		await database.packs.add(pack);
	});
}

/** Stores what was read or recorded of a pack, if it is still there. */
export async function savePackRead({ database }: Store, id: string, read: PackRead): Promise<void> {
	await database.packs.update(id, { read });
}

/** Whether the last answer to each question of a pack was right, by item id. */
export async function packAnswers(
	{ database }: Store,
	id: string
): Promise<ReadonlyMap<string, boolean>> {
	const attempts = await database.attempts.where({ section: id }).sortBy('at');
	return new Map(attempts.map(({ item, correct }) => [item, correct]));
}

/** Calls back once a pack is not there, or not any more, whichever tab has removed it. */
export function watchPack({ database }: Store, id: string, onGone: () => void): () => void {
	const subscription = liveQuery(() => database.packs.get(id)).subscribe({
		next: (pack) => pack ?? onGone()
	});
	return () => subscription.unsubscribe();
}

const sessionsOf = ({ database }: Store, id: string) =>
	database.sessions
		.where('[section+query]')
		.between([id, Dexie.minKey], [id, Dexie.maxKey])
		.primaryKeys();

/** What goes with a pack if it is removed. */
export async function countOfPack(
	store: Store,
	id: string
): Promise<{ sessions: number; answers: number }> {
	const [sessions, answers] = await Promise.all([
		sessionsOf(store, id),
		store.database.attempts.where({ section: id }).count()
	]);
	return { sessions: sessions.length, answers };
}

/**
 * Removes a pack with its sessions, answers and stored questions. All or nothing; no sum knows of its
 * answers, so afterwards nothing does.
 * @returns what was removed, to be put back by `restore`
 */
export async function removePack(store: Store, id: string): Promise<Deleted> {
	const { database } = store;
	return database.transaction('rw', database.tables, async () => {
		const sessions = await sessionsOf(store, id);
		const rows = await takeSessions(database, sessions);
		await take(database, rows, 'attempts', database.attempts.where({ section: id }));
		await take(
			database,
			rows,
			'questions',
			database.questions.filter(({ question }) => question.item.startsWith(`pack/${id}/`))
		);
		await take(database, rows, 'packs', database.packs.where({ id }));
		return { sessions: sessions.length, rows };
	});
}
