import { Database } from './database';
import { Store } from './store';

/**
 * Opens the store in the browser's IndexedDB. Where there is none (private mode, blocked
 * storage), it is one in memory that says so in `persistent`.
 */
export async function openStore(): Promise<Store> {
	const database = new Database(undefined, await neededUpgrade());
	try {
		await database.open();
		// A browser may let a database be opened and still refuse to write; better known now.
		await database.transaction('rw', database.questions, async () => {
			await database.questions.delete('probe');
		});
		return new Store(database, true);
	} catch {
		const { indexedDB, IDBKeyRange } = await import('fake-indexeddb');
		const memory = new Database({ indexedDB, IDBKeyRange });
		await memory.open();
		return new Store(memory, false);
	}
}

/** Dexie's numbers of versions are ten times ours. */
const SUMMED_UP = 20;

/** The code that brings an old database up to date is loaded only where there is one. */
async function neededUpgrade() {
	try {
		const { version = 0 } =
			(await indexedDB.databases()).find(({ name }) => name === Database.NAME) ?? {};
		if (version === 0 || version >= SUMMED_UP) return undefined;
	} catch {
		// Nobody knows, so it is loaded.
	}
	return (await import('./rebuild')).upgradeAttempts;
}
