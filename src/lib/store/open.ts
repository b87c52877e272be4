import { Database } from './database';
import { Store } from './store';

/**
 * Opens the store in the browser's IndexedDB. Where there is none (private mode, blocked
 * storage), it is one in memory that says so in `persistent`.
 */
export async function openStore(): Promise<Store> {
	const database = new Database();
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
