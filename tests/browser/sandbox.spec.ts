import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { PYTHON_DOORS, SCRIPT_DOORS } from './python/doors';
import { expect, loudTest, open, run, test } from './python/python';

/** Another site, which notes whatever reaches it. */
let elsewhere: Server;
const reached: string[] = [];
test.beforeAll(async () => {
	elsewhere = createServer((request, response) => {
		reached.push(request.url ?? '');
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.end('export default 1');
	});
	elsewhere.on('connection', () => reached.push('a connection'));
	elsewhere.on('upgrade', (_, socket) => socket.destroy());
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => elsewhere.close());
const port = () => (elsewhere.address() as AddressInfo).port;

/** What the browser sends from now on. What a policy stops is announced too, and fails as such. */
function requests(page: Page): string[] {
	const sent: string[] = [];
	const context = page.context();
	context.on('response', (response) => {
		if (!response.url().startsWith('blob:')) sent.push(response.url());
	});
	context.on('requestfailed', (request) => {
		const why = request.failure()?.errorText ?? '';
		if (!/^csp$|BLOCKED_BY_CSP/.test(why)) sent.push(`${request.url()} ${why}`);
	});
	return sent;
}

const outerOf = (page: Page): Frame =>
	page.frames().find((frame) => frame.url().includes('/python/sandbox-'))!;
/** The sandboxed frame in it. */
const frameOf = (page: Page): Frame => outerOf(page).childFrames()[0]!;

/** What is stored of the site, all of it. */
const stored = (page: Page) =>
	page.evaluate(async () => {
		const databases = await indexedDB.databases();
		const rows = await Promise.all(
			databases.map(
				({ name }) =>
					new Promise((resolve, reject) => {
						const opening = indexedDB.open(name!);
						opening.onerror = () => reject(opening.error);
						opening.onsuccess = async () => {
							const database = opening.result;
							const names = [...database.objectStoreNames];
							const all = names.map(
								(store) =>
									new Promise((done) => {
										const asking = database.transaction(store).objectStore(store).getAll();
										asking.onsuccess = () => done([store, asking.result]);
									})
							);
							resolve([name, await Promise.all(all)]);
							database.close();
						};
					})
			)
		);
		return JSON.stringify([rows, { ...localStorage }, await caches.keys(), document.cookie]);
	});

/** Tries every door of a realm. Outside of the debugger's own call, which is above the policy. */
const tryDoors = (doors: Record<string, string>, door: string, other: string) => {
	const attempts = Object.entries(doors)
		.map(
			([name, code]) =>
				`[${JSON.stringify(name)}, () => Promise.race([(async () => ((await (${code})) === undefined ? 'shut' : 'OPEN'))(), ` +
				`new Promise((resolve) => setTimeout(resolve, 1500, 'shut: no answer'))]).catch((error) => 'shut: ' + error)]`
		)
		.join(',\n');
	return `new Promise((done) => setTimeout(async () => {
		const door = ${JSON.stringify(door)}, elsewhere = ${JSON.stringify(other)};
		const found = {};
		await Promise.all([${attempts}].map(async ([name, attempt]) => { found[name] = await attempt(); }));
		done(found);
	}, 0))`;
};

test.describe('every door is shut', () => {
	loudTest('to programs', async ({ python: page, baseURL }) => {
		await page.evaluate(() => localStorage.setItem('mine', '1'));
		await open(page);
		const before = await stored(page);
		const sent = requests(page);
		const { host } = new URL(baseURL!);
		for (const [name, program] of Object.entries(PYTHON_DOORS)) {
			const source = program
				.replace('ORIGIN', baseURL!)
				.replace('HOST', host)
				.replace('PORT', String(port()));
			const { stdout, error, stopped } = await run(page, source);
			expect(stdout, name).not.toContain('OPEN');
			expect(error ?? stopped, name).not.toBeNull();
		}
		expect(sent).toEqual([]);
		expect(reached).toEqual([]);
		expect(await stored(page)).toBe(before);
		expect(await run(page, 'print("well")')).toMatchObject({ stdout: 'well\n' });
	});

	loudTest('to JavaScript in the worker and in its frame', async ({ python: page, baseURL }) => {
		await page.evaluate(() => localStorage.setItem('mine', '1'));
		await open(page);
		const before = await stored(page);
		const sent = requests(page);
		const code = tryDoors(SCRIPT_DOORS, `${baseURL}/favicon.svg`, `http://127.0.0.1:${port()}/x`);
		const worker = page.workers().at(-1)!;
		const realms = {
			worker: await worker.evaluate<Record<string, string>>(code),
			frame: await frameOf(page).evaluate<Record<string, string>>(code)
		};
		for (const [realm, found] of Object.entries(realms)) {
			expect(Object.keys(found).length).toBe(Object.keys(SCRIPT_DOORS).length);
			for (const [name, result] of Object.entries(found)) {
				expect(result, `${realm}: ${name}`).toContain('shut');
			}
		}
		expect(sent).toEqual([]);
		expect(reached).toEqual([]);
		expect(await stored(page)).toBe(before);
	});

	loudTest('to who pretends to be the interpreter', async ({ python: page }) => {
		await open(page);
		const running = run(page, 'import time\ntime.sleep(0.5)\nprint("true")');
		const lie = `parent.parent.postMessage({ type: 'done', json: '{}', ms: 1, worn: false }, '*')`;
		await frameOf(page).evaluate(lie);
		await page
			.workers()
			.at(-1)!
			.evaluate('typeof postMessage')
			.then((type) => {
				expect(type).toBe('undefined');
			});
		expect(await running).toMatchObject({ stdout: 'true\n', stopped: null });
	});

	loudTest('the page around the sandbox does nothing', async ({ python: page }) => {
		await open(page);
		const address = outerOf(page).url();
		expect(await frameOf(page).evaluate(() => self.origin)).toBe('null');
		const answers = await page.evaluate(async (address) => {
			const frame = document.createElement('iframe');
			frame.src = address;
			document.body.append(frame);
			await new Promise((resolve) => (frame.onload = resolve));
			const { port1, port2 } = new MessageChannel();
			const answers: unknown[] = [];
			port1.onmessage = ({ data }) => answers.push(data);
			frame.contentWindow!.postMessage({ files: {}, setup: {} }, '*', [port2]);
			port1.postMessage('start');
			await new Promise((resolve) => setTimeout(resolve, 700));
			return answers;
		}, address);
		expect(answers).toEqual([]);
	});
});
