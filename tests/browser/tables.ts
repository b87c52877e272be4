import type { Page } from '@playwright/test';

/**
 * Every row of some tables in the page's IndexedDB, by table; of all where none is named. Waits until
 * the app has made its database: whoever opens it first makes one without tables.
 */
export const readTables = <Tables>(page: Page, ...names: (keyof Tables & string)[]) =>
	page.evaluate(async (wanted) => {
		for (;;) {
			const databases = await indexedDB.databases();
			if (databases.some(({ name, version = 0 }) => name === 'dunder' && version > 1)) break;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return new Promise<Tables>((resolve, reject) => {
			const opening = indexedDB.open('dunder');
			opening.onerror = () => reject(opening.error);
			opening.onsuccess = () => {
				const database = opening.result;
				const tables = wanted.length > 0 ? wanted : [...database.objectStoreNames];
				const transaction = database.transaction(tables);
				const requests = tables.map(
					(name) => [name, transaction.objectStore(name).getAll()] as const
				);
				transaction.onerror = () => reject(transaction.error);
				transaction.oncomplete = () => {
					database.close();
					const rows = requests.map(([name, { result }]) => [name, result as unknown] as const);
					resolve(Object.fromEntries(rows) as Tables);
				};
			};
		});
	}, names);
