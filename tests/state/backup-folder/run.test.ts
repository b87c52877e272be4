import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backupDue } from '../../../src/lib/state/backup';
import { backUp } from '../../../src/lib/state/backup-folder/run';
import { readReminder } from '../../../src/lib/state/reminder';
import { Database } from '../../../src/lib/store/database';
import { deleteAll, restore } from '../../../src/lib/store/delete';
import { forgetFolder, readFolder, saveFolder } from '../../../src/lib/store/folders';
import { Store } from '../../../src/lib/store/store';
import { exportAll } from '../../../src/lib/store/transfer/export';
import { importRows } from '../../../src/lib/store/transfer/import';
import { readExport } from '../../../src/lib/store/transfer/read';
import { makeAttempt, makeQuestion } from '../../fixtures';
import { FakeFolder, fakeLocks, letFoldersBeStored } from './fake-folder';

const NOW = Date.UTC(2026, 10, 30, 10, 23, 54);
const HOUR = 3_600_000;
const FIRST = 'dunder-backup-2026-11-30-102354.jsonl';
let store: Store;
let folder: FakeFolder;
let locks: { release(): void };

/** Takes a session from its first question to its end. */
async function takeSession(id: string, finishedAt: number, answers = 1): Promise<void> {
	await store.startSession(
		{
			id,
			section: 'oop',
			title: 'Objects',
			query: '',
			draws: [{ item: 'python/oop/a', variant: 'a-0', options: ['key0', 'wrong0'] }],
			position: 0,
			activeMs: 0,
			startedAt: finishedAt - 60_000
		},
		[makeQuestion('a')]
	);
	for (let index = 0; index < answers; index++) {
		await store.answer(makeAttempt({ session: id, index, at: finishedAt - 1 }));
	}
	await store.update(id, { finishedAt });
}

const choose = (chosen = folder, files: string[] = []) =>
	saveFolder(store, { name: 'backup', handle: chosen.handle, chosenAt: NOW, files });
const known = async () => (await readFolder(store))!;
/** Some hours later, after another session. */
async function later(hours: number): Promise<void> {
	await takeSession(`later-${hours}`, NOW + hours * HOUR - 1);
	await backUp(store, NOW + hours * HOUR);
}

beforeEach(async () => {
	letFoldersBeStored();
	locks = fakeLocks();
	store = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
	folder = new FakeFolder();
	await takeSession('a', NOW - 1);
	await choose();
});
afterEach(() => vi.unstubAllGlobals());

test('after a session a backup is written, and it brings everything back', async () => {
	const wanted = await (await exportAll(store, NOW)).text();
	await backUp(store, NOW);
	expect([...folder.files]).toEqual([[FIRST, wanted]]);
	expect(await known()).toMatchObject({ savedAt: NOW, answers: 1, files: [FIRST] });
	const other = new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
	await importRows(other, await readExport(new Blob([folder.files.get(FIRST)!])), 'merge');
	expect(await (await exportAll(other, NOW)).text()).toBe(wanted);
});

describe('when', () => {
	test('not without a session that has ended since', async () => {
		await backUp(store, NOW);
		await backUp(store, NOW + 5 * HOUR);
		expect(folder.files.size).toBe(1);
	});

	test('at most once an hour by itself, and whenever the person asks', async () => {
		await backUp(store, NOW);
		await takeSession('b', NOW + 1);
		await backUp(store, NOW + HOUR - 1);
		expect(folder.files.size).toBe(1);
		await backUp(store, NOW + HOUR - 1, { asked: true });
		expect(folder.files.size).toBe(2);
		await takeSession('c', NOW + HOUR);
		await backUp(store, NOW + 2 * HOUR - 1);
		expect(folder.files.size).toBe(3);
	});

	test('a clock that was wrong for a while does not end it', async () => {
		await backUp(store, NOW + 1000 * HOUR, { asked: true });
		await later(2);
		expect(folder.files.size).toBe(2);
	});

	test('never of a database in which there is nothing', async () => {
		await deleteAll(store);
		await backUp(store, NOW, { asked: true });
		expect(folder.files.size).toBe(0);
	});

	test('called off, as the page was left, the next page does it', async () => {
		const stop = new AbortController();
		stop.abort();
		await backUp(store, NOW, { signal: stop.signal });
		expect(folder.files.size).toBe(0);
		expect((await known()).problem).toBeUndefined();
		await backUp(store, NOW + 1);
		expect(folder.files.size).toBe(1);
	});

	test('two tabs at once write one', async () => {
		await Promise.all([backUp(store, NOW), backUp(store, NOW + 2000)]);
		expect(folder.files.size).toBe(1);
	});
});

describe('what is in the folder', () => {
	test('five backups are kept, and no other file is touched', async () => {
		const theirs = ['notes.txt', 'dunder-backup-2020-01-01-000000.jsonl', 'dunder-backup-x.jsonl'];
		for (const name of theirs) folder.files.set(name, 'theirs');
		for (let hours = 0; hours < 8; hours++) await later(2 * hours);
		expect([...folder.files.keys()]).toEqual([
			...theirs,
			...[16, 18, 20, 22].map((hour) => `dunder-backup-2026-11-30-${hour}2354.jsonl`),
			'dunder-backup-2026-12-01-002354.jsonl'
		]);
		expect((await known()).files).toEqual([...folder.files.keys()].slice(3));
		for (const name of theirs) expect(folder.files.get(name)).toBe('theirs');
	});

	test('a name that is taken is left to whoever has it', async () => {
		folder.files.set(FIRST, 'theirs');
		await backUp(store, NOW);
		expect(folder.files.get(FIRST)).toBe('theirs');
		expect((await known()).files).toEqual(['dunder-backup-2026-11-30-102354-2.jsonl']);
	});

	test('a backup that cannot be removed is removed next time', async () => {
		for (let hours = 0; hours < 5; hours++) await later(2 * hours);
		folder.fails = { step: 'remove', error: 'NoModificationAllowedError' };
		await later(10);
		expect(folder.files.size).toBe(6);
		expect((await known()).problem).toBeUndefined();
		folder.fails = undefined;
		await later(12);
		expect(folder.files.size).toBe(5);
	});

	test('what a page left half written goes once there is another', async () => {
		folder.onWrite = () => new Promise(() => undefined);
		void backUp(store, NOW);
		await vi.waitFor(() => expect(folder.files.has(FIRST)).toBe(true));
		folder.onWrite = () => Promise.resolve();
		locks.release();
		await backUp(store, NOW + HOUR);
		expect([...folder.files.keys()]).toEqual(['dunder-backup-2026-11-30-112354.jsonl']);
	});
});

describe('what goes wrong', () => {
	test('where it is not allowed any more, nobody is asked and nothing written', async () => {
		await backUp(store, NOW);
		folder.permission = 'prompt';
		await later(2);
		expect(folder.asked).toBe(0);
		expect(folder.files.size).toBe(1);
		expect((await known()).problem).toBe('permission');
		folder.permission = 'granted';
		await backUp(store, NOW + 2 * HOUR + 1);
		expect(folder.files.size).toBe(2);
		expect((await known()).problem).toBeUndefined();
	});

	test.each([
		['write', 'QuotaExceededError', 'full'],
		['close', 'QuotaExceededError', 'full'],
		['open', 'NotFoundError', 'gone'],
		['close', 'InvalidStateError', 'failed'],
		['write', 'NotAllowedError', 'permission']
	] as const)(
		'a %s that fails with %s leaves no file and the others',
		async (step, error, said) => {
			await backUp(store, NOW);
			const before = [...folder.files];
			folder.fails = { step, error };
			await later(2);
			expect([...folder.files]).toEqual(before);
			expect(await known()).toMatchObject({ problem: said, savedAt: NOW, files: [FIRST] });
			// It is not tried on every page.
			folder.fails = undefined;
			await backUp(store, NOW + 3 * HOUR - 1);
			expect(folder.files.size).toBe(1);
			await backUp(store, NOW + 3 * HOUR);
			expect(folder.files.size).toBe(2);
			expect((await known()).problem).toBeUndefined();
		}
	);

	test('another folder chosen meanwhile knows nothing of it', async () => {
		const other = new FakeFolder('Other');
		folder.onWrite = () =>
			saveFolder(store, { name: 'backup', handle: other.handle, chosenAt: NOW + 1, files: [] });
		await backUp(store, NOW);
		expect(await known()).toMatchObject({ handle: other, files: [] });
		expect((await known()).savedAt).toBeUndefined();
	});

	test('turned off meanwhile, it stays turned off', async () => {
		folder.onWrite = () => forgetFolder(store);
		await backUp(store, NOW);
		expect(await readFolder(store)).toBeUndefined();
	});
});

describe('once everything was deleted or replaced', () => {
	const ways: [string, () => Promise<unknown>][] = [
		['deleted', () => deleteAll(store)],
		[
			'replaced',
			async () => importRows(store, await readExport(await exportAll(store, NOW)), 'replace')
		]
	];
	test.each(ways)('%s: the folder stays, and what was backed up before is left', async (_, act) => {
		await backUp(store, NOW);
		const before = folder.files.get(FIRST);
		await act();
		expect(await known()).toMatchObject({ handle: folder, savedAt: NOW, files: [] });
		for (let hours = 1; hours < 9; hours++) await later(2 * hours);
		expect(folder.files.get(FIRST)).toBe(before);
		expect(folder.files.size).toBe(6);
	});

	test('undone, the backups count among the five again', async () => {
		await backUp(store, NOW);
		await restore(store, await deleteAll(store));
		expect(await known()).toMatchObject({ handle: folder, files: [FIRST] });
	});
});

describe('the reminder', () => {
	test('says nothing while the folder has the answers', async () => {
		await takeSession('many', NOW - 1, 250);
		expect(await backupDue(store, NOW)).toBe(true);
		await backUp(store, NOW);
		expect(await backupDue(store, NOW)).toBe(false);
		const reminder = await readReminder(store, NOW);
		expect(reminder).toMatchObject({ backup: false });
		expect(reminder!.folder).toBeUndefined();
	});

	test('names the folder that could not be written to', async () => {
		folder.fails = { step: 'write', error: 'QuotaExceededError' };
		await backUp(store, NOW);
		expect((await readReminder(store, NOW))!.folder).toMatchObject({
			handle: folder,
			problem: 'full'
		});
	});

	test('speaks up if the folder has not been written to for long', async () => {
		await backUp(store, NOW);
		await takeSession('many', NOW, 250);
		expect(await backupDue(store, NOW + 29 * 24 * HOUR)).toBe(false);
		expect(await backupDue(store, NOW + 31 * 24 * HOUR)).toBe(true);
	});
});
