import { describe, expect, test } from 'vitest';
import { readItem } from '../../src/lib/author/item-file';
import { recordItems } from '../../src/lib/author/recorder';
import {
	DJANGOS,
	PYTHONS,
	type Outcome,
	type Runner,
	type Version
} from '../../src/lib/item/program';
import { PREDICT } from './fixtures';

const authored = readItem({
	path: 'questions/python/oop/p.yaml',
	text: `${PREDICT}runtime: native\n`
}).authored!;
const engine = () => 'engine';

/** A machine whose Python prints every program's own text. */
const machine = (python: Version | undefined): Runner => ({
	run: async (programs) =>
		programs.map((stdout): Outcome => ({
			stdout,
			stderr: '',
			error: null,
			flooded: false,
			stopped: null
		})),
	runtime: async () =>
		python ? { versions: [python], with: 'real threads' } : { missing: 'Install one.' }
});

test('an item of a runtime that is not there is skipped, with the reason', async () => {
	const { recordings, skipped } = await recordItems([authored], machine(undefined), engine);
	expect(recordings).toEqual([]);
	expect(skipped).toEqual([{ authored, missing: 'Install one.' }]);
});

test('a record says what it ran on, and another machine’s Python with the same output keeps that', async () => {
	const first = await recordItems([authored], machine('3.11'), engine);
	const { record } = first.recordings[0]!;
	expect(record).toMatchObject({ versions: ['3.11'], with: 'real threads' });
	expect(first.recordings[0]!.diagnostics).toEqual([]);

	const again = await recordItems([authored], machine('3.13'), engine);
	expect(again.recordings[0]!.record.versions).toEqual(['3.13']);
	const checked = await recordItems([authored], machine('3.13'), engine, {
		records: new Map([[authored.id, record]])
	});
	expect(checked.recordings[0]!.record).toEqual(record);
});

/** Five Pythons in which every program prints its own text, and a note of where programs ran. */
function pythons(onRun: (version: Version) => void = () => {}) {
	const ran: string[] = [];
	const runner: Runner = {
		run: async (programs, { version, hashSeed }) => {
			ran.push(`${version}/${hashSeed}`);
			onRun(version);
			return machine(version).run(programs, { version, hashSeed });
		},
		runtime: async () => ({ versions: PYTHONS })
	};
	return { runner, ran };
}
const item = (text: string) => readItem({ path: 'questions/python/oop/p.yaml', text }).authored!;

test('an item runs on every Python, and once more under another hash seed', async () => {
	const { runner, ran } = pythons();
	const { recordings } = await recordItems([item(PREDICT)], runner, engine);
	expect(recordings[0]!.diagnostics).toEqual([]);
	expect(ran[0]).toBe('3.14/1');
	expect([...ran].sort()).toEqual(['3.10/1', '3.11/1', '3.12/1', '3.13/1', '3.14/1', '3.14/2']);
});

test('what does not compile on one Python is not run on the others', async () => {
	const { runner, ran } = pythons();
	const broken = item(PREDICT.replace('$n + 2', '$n + 1').replace('$n + 3', '$n + 1'));
	const { recordings } = await recordItems([broken], runner, engine);
	expect(recordings[0]!.diagnostics.map(({ message }) => message).join()).toContain('has only 2');
	expect(ran).toEqual(['3.14/1']);
});

test('an interpreter that does not start ends the recording', async () => {
	const { runner, ran } = pythons((version) => {
		if (version === '3.13') throw new Error('Python 3.13 did not start.');
	});
	await expect(recordItems([item(PREDICT)], runner, engine)).rejects.toThrow('did not start');
	expect(ran.length).toBeLessThan(6);
});

test('a program that is stopped under the other hash seed is called slow, not unstable', async () => {
	const { runner } = pythons();
	const slow: Runner = {
		...runner,
		run: async (programs, on) => {
			const outcomes = await runner.run(programs, on);
			return on.hashSeed === 1
				? outcomes
				: outcomes.map((outcome): Outcome => ({ ...outcome, stdout: '', stopped: 'timeout' }));
		}
	};
	const { recordings } = await recordItems([item(PREDICT)], slow, engine);
	const [message] = recordings[0]!.diagnostics.map((diagnostic) => diagnostic.message);
	expect(message).toBe('did not end within the time limit on 3.14. Make it end.');
});

describe('a Django item', () => {
	/** Two Djangos that print their version where a program says so, and else the program's text. */
	const django: Runner = {
		run: async (programs, on) =>
			(await machine(on.version).run(programs, on)).map((outcome) => ({
				...outcome,
				stdout: outcome.stdout.replaceAll('VERSION', on.version)
			})),
		runtime: async () => ({
			versions: DJANGOS,
			with: 'Python 3.14',
			packages: { channels: 'Channels 4', rest_framework: 'DRF 3' }
		})
	};
	const record = async (text: string) => {
		const { recordings } = await recordItems([item(`${text}runtime: django\n`)], django, engine);
		const [{ record, diagnostics }] = recordings as [(typeof recordings)[number]];
		return { record, messages: diagnostics.map(({ message }) => message) };
	};
	const IMPORTS = PREDICT.replace('print($n)', 'import rest_framework\n  print($n)');
	const DIFFERS = PREDICT.replace('print($n)', 'print($n, "VERSION")');

	test('holds on each Django, and says what it ran with', async () => {
		const { record: plain, messages } = await record(PREDICT);
		expect(messages).toEqual([]);
		expect(plain).toMatchObject({ versions: ['5.2', '6.0'], with: 'Python 3.14' });
		expect((await record(IMPORTS)).record.with).toBe('Python 3.14, DRF 3');
	});

	test('says so where only one Django gives the key', async () => {
		expect((await record(DIFFERS)).messages.join()).toContain('does not hold on 5.2');
		const since = await record(`${DIFFERS}since: "6.0"\nwhy: It was added.\n`);
		expect(since.messages).toEqual([]);
		expect(since.record.versions).toEqual(['6.0']);
		const python = await record(`${DIFFERS}since: "3.12"\nwhy: It was added.\n`);
		expect(python.messages).toEqual([
			'is not one of 5.2, 6.0, which this item runs on. Name one of them.'
		]);
	});
});
