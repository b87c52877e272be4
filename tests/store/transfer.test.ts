import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { Database } from '../../src/lib/store/database';
import { verifySums } from '../../src/lib/store/rebuild';
import { Store } from '../../src/lib/store/store';
import { exportAll, exportCsv } from '../../src/lib/store/transfer/export';
import { importRows, previewImport } from '../../src/lib/store/transfer/import';
import { Cancelled, ImportError, readExport } from '../../src/lib/store/transfer/read';
import { makeAttempt, makeQuestion } from '../fixtures';

const NOW = Date.UTC(2026, 10, 30);
const open = () => new Store(new Database({ indexedDB: new IDBFactory(), IDBKeyRange }), true);
const SESSION = {
	section: 'oop',
	title: 'Objects',
	query: '',
	draws: [{ item: 'python/oop/a', variant: 'a-0', options: ['key0', 'wrong0'] }],
	position: 0,
	activeMs: 0,
	startedAt: 1
};

async function fill(store: Store, ids: readonly string[], answers = 2): Promise<void> {
	for (const id of ids) {
		await store.startSession({ ...SESSION, id }, [makeQuestion('a')]);
		for (let index = 0; index < answers; index++) {
			await store.answer(makeAttempt({ session: id, index, correct: index % 2 === 0 }));
		}
	}
}

const everything = async ({ database }: Store) =>
	Object.fromEntries(
		await Promise.all(
			database.tables.map(async (table) => [table.name, await table.toArray()] as const)
		)
	);
const textOf = async (store: Store) => (await exportAll(store, NOW)).text();
const fileOf = (text: string) => new Blob([text]);

let store: Store;
let text: string;
beforeEach(async () => {
	store = open();
	await fill(store, ['a', 'b']);
	await store.database.recordings.add({
		session: 'a',
		turn: 0,
		take: 0,
		part: 0,
		type: 'audio/webm;codecs=opus',
		data: new Uint8Array([0, 1, 255]).buffer
	});
	text = await textOf(store);
});

describe('there and back', () => {
	test('gives the same bytes, and the same sums', async () => {
		const other = open();
		await importRows(other, await readExport(fileOf(text)), 'replace');
		expect(await textOf(other)).toBe(text);
		expect(await verifySums(other)).toBe(true);
		expect((await everything(other)).standings).toEqual((await everything(store)).standings);
	});

	test('keeps where a question’s program runs', async () => {
		const question = { ...makeQuestion('b'), runtime: 'postgres' as const };
		await store.startSession({ ...SESSION, id: 'c' }, [question]);
		text = await textOf(store);
		const other = open();
		await importRows(other, await readExport(fileOf(text)), 'replace');
		expect(await textOf(other)).toBe(text);
		expect(text).toContain('"runtime":"postgres"');
	});

	test('replace leaves nothing of what was here', async () => {
		const other = open();
		await fill(other, ['c', 'd', 'e']);
		await importRows(other, await readExport(fileOf(text)), 'replace');
		expect(await textOf(other)).toBe(text);
	});

	test('merge keeps what is here, and twice is the same as once', async () => {
		const other = open();
		await fill(other, ['c']);
		const rows = await readExport(fileOf(text));
		await importRows(other, rows, 'merge');
		await importRows(other, rows, 'merge');
		expect((await other.database.sessions.toCollection().primaryKeys()).sort()).toEqual([
			'a',
			'b',
			'c'
		]);
		expect(await other.database.attempts.count()).toBe(6);
		expect(await verifySums(other)).toBe(true);
	});

	test('a session in both is taken from where it got further', async () => {
		const [behind, ahead] = [open(), open()];
		await fill(behind, ['a'], 1);
		await fill(ahead, ['a'], 3);
		const rows = await readExport(fileOf(text));
		expect(await previewImport(behind, rows)).toEqual({
			sessions: 2,
			answers: 4,
			fresh: 1,
			further: 1,
			here: 1,
			packs: 0
		});
		await importRows(behind, rows, 'merge');
		await importRows(ahead, rows, 'merge');
		const count = (one: Store) => one.attemptsOf('a').then(({ length }) => length);
		expect([await count(behind), await count(ahead)]).toEqual([2, 3]);
	});
});

describe('what is no export changes nothing', () => {
	const lines = () => text.trimEnd().split('\n');
	const cases: [string, () => string, string][] = [
		['nothing', () => '', 'not a file that Dunder has exported'],
		['something else', () => '{"a": 1}', 'not a file that Dunder has exported'],
		['a newer version', () => text.replace('"version":2', '"version":3'), 'newer version'],
		['half of a file', () => lines().slice(0, -1).join('\n'), 'It is not whole'],
		['a cut line', () => text.slice(0, -20), 'is damaged'],
		[
			'a row of another form',
			() => text.replace(/(\["attempts".*?"correct":)true/, '$1"yes"'),
			'attempts.correct'
		],
		[
			'a field too many',
			() => text.replace(/(\["attempts".*?"correct":true)/, '$1,"x":1'),
			'(attempts: Unrecognized key'
		],
		['an unknown table', () => text.replace('["attempts"', '["spies"'), 'is damaged'],
		[
			'answers of nobody',
			() => text.replaceAll('"session":"b"', '"session":"z"'),
			'a session that it lacks'
		],
		[
			'a script for an address',
			() => text.replace('https://docs.python.org/3/', 'javascript:alert(1)'),
			'reference'
		]
	];

	test.each(cases)('%s', async (_, make, message) => {
		const reading = readExport(fileOf(make()));
		await expect(reading).rejects.toThrow(ImportError);
		await expect(reading).rejects.toThrow(message);
	});

	test('an answer twice', async () => {
		const [head, ...rows] = lines();
		const double = rows.find((row) => row.startsWith('["attempts"'))!;
		const more = head!.replace('"attempts":4', '"attempts":5');
		await expect(readExport(fileOf([more, ...rows, double].join('\n')))).rejects.toThrow('twice');
	});

	test('10,000 files with some bytes changed: read as they are, or refused with a sentence', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(text.length - 1),
				fc.string({ minLength: 0, maxLength: 4 }),
				fc.nat(6),
				async (place, put, cut) => {
					const changed = text.slice(0, place) + put + text.slice(place + cut);
					try {
						await readExport(fileOf(changed));
					} catch (error) {
						expect(error).toBeInstanceOf(ImportError);
						expect((error as Error).message).toMatch(/\.$/);
					}
				}
			),
			{ numRuns: 10_000 }
		);
	}, 300_000);
});

describe('called off', () => {
	test('while it is read', async () => {
		const stop = new AbortController();
		stop.abort();
		await expect(readExport(fileOf(text), { signal: stop.signal })).rejects.toThrow(Cancelled);
	});

	test.each([0.2, 0.6])('at %d of the writing, and nothing has changed', async (share) => {
		const other = open();
		await fill(other, ['c']);
		const before = await everything(other);
		const stop = new AbortController();
		const writing = importRows(other, await readExport(fileOf(text)), 'replace', {
			signal: stop.signal,
			onProgress: (done) => done >= share && stop.abort()
		});
		await expect(writing).rejects.toThrow(Cancelled);
		expect(await everything(other)).toEqual(before);
	});
});

test('answers as a table: quoted, and no formula among them', async () => {
	await store.answer(
		makeAttempt({
			session: 'a',
			index: 7,
			at: NOW,
			response: { type: 'typed', text: '=1+1,"x"\n2' },
			misconceptions: ['x', 'y']
		})
	);
	const csv = await (await exportCsv(store)).text();
	const [head] = csv.split('\n');
	expect(head).toBe(
		'at,day,session,question,section,item,variant,level,answer,correct,score,confidence,seconds,misconceptions'
	);
	expect(csv).toContain('"\'=1+1,""x""\n2"');
	expect(csv).toContain(',x y\n');
});
