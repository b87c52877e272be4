import type { Browser } from '@playwright/test';
import { addPython, bundlePython } from '../browser/python/bundle';
import type { BrowserRuntime } from '../../src/lib/python/browser/types';

const WARM_UP = 10;
const RUNS = 40;
const PROGRAM = 'values = [n * n for n in range(20)]\nprint(sum(values), values[::5])';
const DJANGO_PROGRAM =
	'from django.contrib.auth.models import User\nUser.objects.create(username="ann")\nprint(User.objects.filter(username__startswith="a").count())';

/** What an interpreter in the browser costs; undefined if the build has none of this kind. */
export interface PythonTimes {
	/** From nothing in the cache until it can run, in milliseconds. */
	start: number;
	/** What is loaded, in bytes: as sent, and before compression. */
	sent: number;
	bytes: number;
	/** From the call to the outcome, in milliseconds, for each run after the warm-up. */
	runs: number[];
}

/** Runs programs in an interpreter on a page of the built site. */
export async function pythonTimes(
	browser: Browser,
	origin: string,
	runtime: BrowserRuntime
): Promise<PythonTimes | undefined> {
	const page = await (await browser.newContext()).newPage();
	const script = await bundlePython();
	await page.goto(`${origin}/settings`);
	await addPython(page, script);
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let sent = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (sent += encodedDataLength));
	const program = runtime.startsWith('django') ? DJANGO_PROGRAM : PROGRAM;
	const times = await page.evaluate(
		async ([runtime, program, warmUp, count]) => {
			const python = window.python.openPython(runtime);
			let bytes = 0;
			const began = performance.now();
			try {
				await python.start(({ total }) => (bytes = total));
			} catch {
				return undefined;
			}
			const start = performance.now() - began;
			const runs: number[] = [];
			for (let run = 0; run < warmUp + count; run++) {
				const began = performance.now();
				const { error, stopped } = await python.run(program);
				if (error ?? stopped) throw new Error(`the program ended with ${error ?? stopped}`);
				runs.push(performance.now() - began);
			}
			return { start, bytes, runs: runs.slice(warmUp) };
		},
		[runtime, program, WARM_UP, RUNS] as const
	);
	await page.context().close();
	return times && { ...times, sent };
}
