import { expect, test } from 'vitest';
import { readItem } from '../../src/lib/author/item-file';
import { recordItems } from '../../src/lib/author/recorder';
import type { Outcome, Python, Runner } from '../../src/lib/item/program';
import { PREDICT } from './fixtures';

const authored = readItem({
	path: 'questions/python/oop/p.yaml',
	text: `${PREDICT}runtime: native\n`
}).authored!;
const engine = () => 'engine';

/** A machine whose Python prints every program's own text. */
const machine = (python: Python | undefined): Runner => ({
	run: async (programs) =>
		programs.map((stdout): Outcome => ({
			stdout,
			stderr: '',
			error: null,
			flooded: false,
			stopped: null
		})),
	runtime: async () =>
		python ? { pythons: [python], with: 'real threads' } : { missing: 'Install one.' }
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
