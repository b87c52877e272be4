/**
 * Measures what the app promises, as medians of one run on this machine: the first question of a
 * cold visit and its JavaScript (slow 4G, 4x slower CPU, the browser's own emulation), the time from
 * an answer to its feedback, programs run in the browser, ten thousand program runs for the author,
 * and how well weak sections are named.
 */
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import type { HashSeed } from '../../src/lib/item/program';
import { createPool } from '../../src/lib/python/node-pool';
import { chromiumPath, FLAGS, NO_CHROMIUM } from '../browser/chromium';
import { Site } from '../browser/site';
import { historyTimes } from './history';
import { benchInsight } from './insight';
import { pythonTimes } from './python';

const PORT = 4181;
const FIRST_VISIT = `http://127.0.0.1:${PORT}/quiz/oop`;
const QUIZ = `${FIRST_VISIT}?n=20&seed=abc&kind=predict-output`;
const LARGEST = `http://127.0.0.1:${PORT}/quiz/design-patterns?n=20&seed=abc`;
const VISITS = 7;
/** The preset of the browser's developer tools: 562.5 ms, 1.44 Mbit/s down, 0.675 up. */
const SLOW_4G = {
	offline: false,
	latency: 562.5,
	downloadThroughput: (1.44e6 / 8) | 0,
	uploadThroughput: (0.675e6 / 8) | 0
};
const CPU_SLOWDOWN = 4;
const PROGRAMS = 10_000;
const DJANGO_PROGRAMS = 5000;

/** The feedback, the code that runs before Django's, and what keeps the app for offline use. */
const AFTER_THE_QUESTION = /data-testid=.?(feedback|prelude|update)|service-worker\.js/;

const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const show = (what: string, value: number, unit: string, promise: string) =>
	console.log(`${what}: ${value.toFixed(value < 100 ? 1 : 0)} ${unit} (promised: ${promise})`);

async function throttle(page: Page): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await session.send('Network.emulateNetworkConditions', SLOW_4G);
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	return session;
}

interface Visit {
	ms: number;
	all: number;
}

/** One cold visit: milliseconds until an option is painted, and bytes of JavaScript (brotli) for it and for the store, inline scripts included. */
async function coldVisit(browser: Browser, url: string): Promise<Visit> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const session = await throttle(page);
	const scripts = new Map<string, number>();
	session.on('Network.responseReceived', ({ response }) => {
		if (!response.url.endsWith('.js')) return;
		const headers = new Headers(response.headers);
		const bytes = Number(headers.get('content-length'));
		scripts.set(response.url, bytes);
	});
	await page.addInitScript(() => {
		new MutationObserver((_, observer) => {
			const option = document.querySelector('[data-testid=option]');
			if (!option?.checkVisibility({ visibilityProperty: true })) return;
			observer.disconnect();
			requestAnimationFrame(() =>
				setTimeout(() => Object.assign(window, { painted: performance.now() }))
			);
		}).observe(document, { childList: true, subtree: true });
	});
	await page.goto(url);
	await page.waitForFunction(() => 'painted' in window);
	const ms = await page.evaluate(() => (window as never as { painted: number }).painted);
	// The store has come by then; what the result screen needs comes later.
	await page.waitForFunction(() => performance.now() > 3400);
	const html = await (await context.request.get(url)).text();
	for (const script of scripts.keys()) {
		// What an answer shows comes once the question is there.
		const text = await (await context.request.get(script)).text();
		if (AFTER_THE_QUESTION.test(text)) scripts.delete(script);
	}
	const inline = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text!);
	const all = [
		...scripts.values(),
		...inline.map((text) => brotliCompressSync(text).length)
	].reduce((sum, bytes) => sum + bytes, 0);
	await context.close();
	return { ms, all };
}

/** Milliseconds from the Enter key to the painted feedback, for each question of a quiz. */
async function feedbackTimes(browser: Browser): Promise<number[]> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(QUIZ);
	await page.getByTestId('option').first().waitFor();
	// The store has to be there, as it is for anyone who has read a question.
	await page.waitForTimeout(1500);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	const times: number[] = [];
	while ((await page.getByTestId('option').count()) > 0) {
		await page.keyboard.press('1');
		times.push(
			await page.evaluate(
				() =>
					new Promise<number>((resolve) => {
						const start = performance.now();
						new MutationObserver((_, observer) => {
							if (!document.querySelector('[data-testid=feedback]')) return;
							observer.disconnect();
							requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
						}).observe(document, { childList: true, subtree: true });
						document.querySelector<HTMLElement>('[data-testid=check]')?.click();
					})
			)
		);
		await page.getByTestId('next').click();
		await page.waitForTimeout(100);
	}
	await page.context().close();
	return times;
}

async function benchBrowser(): Promise<void> {
	const executablePath = chromiumPath();
	if (executablePath === undefined) return console.log(NO_CHROMIUM);
	const site = new Site(PORT);
	const browser = await chromium.launch({
		executablePath,
		args: FLAGS
	});
	try {
		await site.serve();
		for (const [what, url] of [
			['a first visit', FIRST_VISIT],
			['an address with a seed', QUIZ],
			['an address with a seed, largest section', LARGEST]
		] as const) {
			const visits: Visit[] = [];
			for (let visit = 0; visit < VISITS; visit++) visits.push(await coldVisit(browser, url));
			const of = (name: keyof (typeof visits)[number]) =>
				median(visits.map((visit) => visit[name]));
			show(`first question, ${what}`, of('ms'), 'ms', 'at most 1500');
			show(
				`JavaScript of the quiz page, store included, ${what}`,
				of('all') / 1000,
				'kB',
				'at most 75'
			);
		}
		show('answer to feedback', median(await feedbackTimes(browser)), 'ms', 'at most 50');
		const { dashboard, history } = await historyTimes(browser, site.url);
		show(
			'progress over 100,000 attempts, first chart drawn',
			median(dashboard),
			'ms',
			'at most 150'
		);
		show('history over 100,000 attempts', median(history), 'ms', 'at most 100');
		for (const runtime of ['pyodide', 'django-6.0'] as const) {
			const times = await pythonTimes(browser, site.url, runtime);
			if (!times) console.log(`This build has no ${runtime}: npm run wheels.`);
			else {
				show(`a program in the browser, ${runtime}`, median(times.runs), 'ms', 'at most 100');
				const megabytes = [times.sent, times.bytes].map((bytes) => (bytes / 1e6).toFixed(1));
				console.log(
					`  started within ${(times.start / 1000).toFixed(1)} s, ${megabytes[0]} MB sent for ${megabytes[1]} MB`
				);
			}
		}
	} finally {
		await browser.close();
		await site.stop();
	}
}

async function benchPrograms(): Promise<void> {
	const pool = createPool();
	const programs = Array.from(
		{ length: PROGRAMS },
		(_, n) => `values = list(range(${n % 50}))\nprint(sum(values))`
	);
	const half = PROGRAMS / 2;
	const start = performance.now();
	await Promise.all([
		pool.run(programs.slice(0, half), { version: '3.14', hashSeed: 1 }),
		pool.run(programs.slice(half), { version: '3.14', hashSeed: 2 })
	]);
	show('10,000 programs on Python 3.14', (performance.now() - start) / 1000, 's', 'at most 60');
	await pool.close();
}

/** Two models, rows, a join and a relation followed backwards: what a Django item does. */
const DJANGO_PROGRAM = (books: number) => `
from django.db import models
class Author(models.Model):
    name = models.CharField(max_length=50)
class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
author = Author.objects.create(name="Ursula")
for number in range(${books}):
    Book.objects.create(title=f"Book {number}", author=author)
print([book.author.name for book in Book.objects.select_related("author")])
print(author.books.filter(title__endswith="1").count())
`;

async function benchDjango(): Promise<void> {
	const pool = createPool();
	const runtime = 'django';
	if ('missing' in (await pool.runtime(runtime)))
		return console.log('Django is not here: npm run wheels.');
	const programs = Array.from({ length: DJANGO_PROGRAMS / 2 }, (_, n) => DJANGO_PROGRAM(n % 10));
	const run = (hashSeed: HashSeed, some = programs) =>
		pool.run(some, { runtime, version: '6.0', hashSeed });
	// Starting the interpreters is not what is measured.
	await Promise.all([run(1, programs.slice(0, 1)), run(2, programs.slice(0, 1))]);
	const start = performance.now();
	await Promise.all([run(1), run(2)]);
	const minutes = (performance.now() - start) / 60_000;
	show('Django programs a minute', DJANGO_PROGRAMS / minutes, '', 'at least 5000');
	await pool.close();
}

benchInsight();
await benchPrograms();
await benchDjango();
await benchBrowser();
