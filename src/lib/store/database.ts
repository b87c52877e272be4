import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Attempt, Draft, Session, StoredQuestion } from './rows';

/** The tables in the browser. A new version adds a `version()`; old ones stay. */
export class Database extends Dexie {
	declare sessions: EntityTable<Session, 'id'>;
	declare attempts: Table<Attempt, [string, number]>;
	declare questions: EntityTable<StoredQuestion, 'id'>;
	declare drafts: Table<Draft, [string, number]>;

	constructor(options?: DexieOptions) {
		// Dexie's cache shows a write to live queries before it is committed. An answer must not be
		// shown before it is kept.
		super('dunder', { cache: 'disabled', ...options });
		this.version(1).stores({
			sessions: 'id, startedAt, [section+query]',
			attempts: '[session+index], section, at',
			questions: 'id'
		});
		this.version(2).stores({ drafts: '[session+index]' });
	}
}
