import { Database } from './database';
import { Store } from './store';

/** Dexie's numbers of versions are ten times ours. */
const CURRENT = 10 * Database.VERSION;

/**
 * Opens the store in the browser's IndexedDB. Where there is none (private mode, blocked
 * storage), or one of a newer version of the app, it is one in memory that says so.
 */
export async function openStore(): Promise<Store> {
	const database = new Database(undefined, await neededUpgrade());
	let outdated = false;
	try {
		await database.open();
		// Dexie opens a database of a later version too. What that holds is not for this code to touch.
		outdated = database.backendDB().version > CURRENT;
		if (outdated) throw new Error('The database is of a newer version of the app.');
		// A browser may let a database be opened and still refuse to write; better known now.
		await database.transaction('rw', database.questions, async () => {
			await database.questions.delete('probe');
		});
		return new Store(database, true);
	} catch {
		database.close();
		const { indexedDB, IDBKeyRange } = await import('fake-indexeddb');
		const memory = new Database({ indexedDB, IDBKeyRange });
		await memory.open();
		return new Store(memory, false, outdated);
	}
}

/** The code that brings an old database up to date is loaded only where there is one. */
async function neededUpgrade() {
	try {
		const { version = 0 } =
			(await indexedDB.databases()).find(({ name }) => name === Database.NAME) ?? {};
		if (version === 0 || version >= CURRENT) return undefined;
	} catch {
		// Nobody knows, so it is loaded.
	}
	return (await import('./rebuild')).upgrades;
}
