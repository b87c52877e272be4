import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Attempt, Session, StoredQuestion } from './rows';

/** The tables in the browser. A new version adds a `version()`; old ones stay. */
export class Database extends Dexie {
	declare sessions: EntityTable<Session, 'id'>;
	declare attempts: Table<Attempt, [string, number]>;
	declare questions: EntityTable<StoredQuestion, 'id'>;

	constructor(options?: DexieOptions) {
		super('dunder', options);
		this.version(1).stores({
			sessions: 'id, startedAt, [section+query]',
			attempts: '[session+index], section, at',
			questions: 'id'
		});
	}
}
