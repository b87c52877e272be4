import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Runner } from '../../../src/lib/item/program';
import type { FromWorker, ToWorker } from '../../../src/lib/state/packs/messages';
import { readSources, recordSources } from '../../../src/lib/state/packs/reader';
import { Stopped } from '../../../src/lib/state/packs/stopped';
import { CHOICE, PREDICT } from '../../author/fixtures';

const SOURCES = [{ path: 'a.yaml', text: `${PREDICT}---\n${CHOICE}` }];
let hear: (event: { data: ToWorker }) => void = () => {};
let current: FakeWorker;
const take = (worker: FakeWorker) => (current = worker);
let ended = 0;

/** The worker's code in this thread; messages are copied, as between threads. */
class FakeWorker {
	onmessage: (event: { data: FromWorker }) => void = () => {};
	onerror = () => {};
	constructor() {
		take(this);
	}
	postMessage(data: ToWorker): void {
		const copy = structuredClone(data);
		setTimeout(() => hear({ data: copy }));
	}
	terminate(): void {
		ended += 1;
	}
}

beforeAll(async () => {
	vi.stubGlobal('Worker', FakeWorker);
	vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => (hear = listener));
	vi.stubGlobal('postMessage', (data: FromWorker) => {
		const copy = structuredClone(data);
		setTimeout(() => current.onmessage({ data: copy }));
	});
	await import('../../../src/lib/state/packs/worker');
});
afterAll(() => vi.unstubAllGlobals());

/** Prints the number in `print(…)`, and sums of two. */
const runner: Runner = {
	runtime: async (name) => (name === 'pyodide' ? { versions: ['3.14'] } : { missing: 'Not here.' }),
	run: async (programs, _, onProgress) =>
		programs.map((program) => {
			onProgress?.(1);
			const [, first = '', second = '0'] = /^print\((\d+)(?: \+ (\d+))?\)/.exec(program) ?? [];
			const stdout = first && `${Number(first) + Number(second)}\n`;
			return { stdout, stderr: '', error: null, flooded: false, stopped: null };
		})
};

test('a pack is read in a worker, which ends then', async () => {
	const { id, reading } = await readSources(SOURCES);
	expect(id).toMatch(/^pack-/);
	expect(reading.questions.map(({ trust }) => trust)).toEqual(['waiting', 'unverified']);
	expect(ended).toBe(1);
});

test('a pack is recorded with the programs that the worker asks for, and says how far it is', async () => {
	const { id } = await readSources(SOURCES);
	const told: number[] = [];
	const { items, problems } = await recordSources(
		id,
		SOURCES,
		runner,
		(done, total) => told.push(done / total),
		new AbortController().signal
	);
	expect(problems).toEqual([]);
	expect(items.map(({ versions }) => versions)).toEqual([['3.14'], ['3.14']]);
	expect(items[0]!.variants.map(({ options }) => options[0]!.text)).toEqual(['1', '20']);
	expect(told.at(-1)).toBe(1);
});

test('a stop ends recording even while nothing answers', async () => {
	const before = ended;
	const stopping = new AbortController();
	const never = { ...runner, runtime: () => new Promise<never>(() => {}) };
	const recording = recordSources('pack-x', SOURCES, never, () => {}, stopping.signal);
	stopping.abort();
	await expect(recording).rejects.toThrow(Stopped);
	expect(ended).toBe(before + 1);
});

test('an interpreter that does not load is said', async () => {
	const broken = { ...runner, runtime: () => Promise.reject(new Error('Python did not load.')) };
	const { signal } = new AbortController();
	await expect(recordSources('pack-x', SOURCES, broken, () => {}, signal)).rejects.toThrow(
		'Python did not load.'
	);
});
