import Dexie, { type DexieOptions, type EntityTable, type Table, type Transaction } from 'dexie';
import type { Day, Standing } from '../insight/standing';
import type { Memory } from '../practice/memory';
import type {
	Attempt,
	BackupFolder,
	Draft,
	Pack,
	RecordingPart,
	Session,
	Spoken,
	StoredQuestion
} from './rows';

/** What brings the rows of older versions up to date. */
export interface Upgrades {
	/** Of version 1: attempts did not say what they were about. */
	describeAttempts(transaction: Transaction): Promise<void>;
	/** Of versions before 3: sums did not hold the evidence for misconceptions. */
	sumUpAll(transaction: Transaction): Promise<void>;
}

/** The tables in the browser. A new version adds a `version()`; old ones stay. */
export class Database extends Dexie {
	static readonly NAME = 'dunder';
	/** The last of the versions below. */
	static readonly VERSION = 4;
	declare sessions: EntityTable<Session, 'id'>;
	declare attempts: Table<Attempt, [string, number]>;
	declare questions: EntityTable<StoredQuestion, 'id'>;
	declare drafts: Table<Draft, [string, number]>;
	declare spoken: Table<Spoken, [string, number]>;
	declare recordings: Table<RecordingPart, [string, number, number, number]>;
	declare standings: EntityTable<Standing, 'section'>;
	declare days: EntityTable<Day, 'day'>;
	declare memory: EntityTable<Memory, 'concept'>;
	/** Up to when answers have been taken into account in what lags behind them. */
	declare cursors: EntityTable<{ name: 'memory'; at: number }, 'name'>;
	declare packs: EntityTable<Pack, 'id'>;
	/** At most one row. */
	declare folders: EntityTable<BackupFolder, 'name'>;

	/** @param upgrades what brings old rows up to date; needed where there may be such */
	constructor(options?: DexieOptions, upgrades?: Upgrades) {
		// Dexie's cache shows a write to live queries before it is committed. An answer must not be
		// shown before it is kept.
		super(Database.NAME, { cache: 'disabled', ...options });
		this.version(1).stores({
			sessions: 'id, startedAt, [section+query]',
			attempts: '[session+index], section, at',
			questions: 'id'
		});
		this.version(2)
			.stores({
				drafts: '[session+index]',
				standings: 'section',
				days: 'day',
				memory: 'concept, due'
			})
			.upgrade((transaction) => upgrades?.describeAttempts(transaction));
		this.version(3)
			.stores({
				spoken: '[session+turn]',
				recordings: '[session+turn+take+part]',
				cursors: 'name'
			})
			.upgrade(async (transaction) => {
				// The cursor was a row among the concepts.
				await transaction.table('memory').clear();
				await upgrades?.sumUpAll(transaction);
			});
		this.version(Database.VERSION).stores({ packs: 'id', folders: 'name' });
	}
}
