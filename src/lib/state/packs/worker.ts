/**
 * Reads packs, and compiles what their programs printed, away from the page: whatever is in a pack, it
 * can be stopped. Programs are not run here but by the page's walled-in interpreter.
 */
import { type Outcome, type Run, type Runtime, type RuntimeInfo } from '../../item/program';
import { packId } from '../../pack/id';
import { readPack } from '../../pack/read';
import { recordPack } from '../../pack/record';
import type { FromWorker, ToWorker } from './messages';

const say = (message: FromWorker) => postMessage(message);
const waiting = new Map<number, (outcomes: Outcome[]) => void>();
let calls = 0;

const run: Run = (programs, on) =>
	new Promise((resolve) => {
		const call = calls++;
		waiting.set(call, resolve);
		say({ type: 'run', call, programs: [...programs], on });
	});

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	switch (data.type) {
		case 'read': {
			const id = packId(data.sources);
			return say({ type: 'read', id, reading: readPack(id, data.sources) });
		}
		case 'record':
			return void record(data.id, data.sources, data.runtimes);
		case 'outcomes':
			waiting.get(data.call)?.(data.outcomes);
			waiting.delete(data.call);
	}
});

async function record(
	id: string,
	sources: Extract<ToWorker, { type: 'record' }>['sources'],
	runtimes: Record<Runtime, RuntimeInfo>
): Promise<void> {
	const runner = { run, runtime: (name: Runtime) => Promise.resolve(runtimes[name]) };
	say({ type: 'read', id, reading: await recordPack(id, sources, runner) });
}
