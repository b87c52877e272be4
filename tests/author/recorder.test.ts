import { expect, test } from 'vitest';
import { readItem } from '../../src/lib/author/item-file';
import { recordItems } from '../../src/lib/author/recorder';
import { PYTHONS, type Outcome, type Runner, type Version } from '../../src/lib/item/program';
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
