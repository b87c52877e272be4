import { rm } from 'node:fs/promises';
import { chromium, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Candidate } from './faults/candidate';
import { importer } from './faults/import';
import { interviewee } from './faults/interview';
import {
	believable,
	everything,
	expectSums,
	kill,
	KILLS,
	numbersOf,
	watch,
	type Claim
} from './faults/pages';
import { quizTaker } from './faults/quiz';
import { timedTaker } from './faults/timed';
import { expect } from './pages';

/** Another one tries other moments. */
const SEED = Number(process.env.FAULT_SEED ?? 20_261_130);
/** A step takes about so long, in milliseconds; the page goes within it. */
const STEP = 120;
/** How often a page goes by each test; 200 in all. */
const TIMES = { quiz: 34, timed: 24, interview: 16, import: 20, browser: 12 } as const;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Lets some write fail, sees to it that this is said, and that practice goes on.
 * @returns whether one failed
 */
async function injure(
	page: Page,
	claims: readonly Claim[],
	chance: () => number,
	act: () => Promise<void>
) {
	const before = claims.length;
	await page.evaluate((injury) => window.injure(injury), {
		how: (['throw', 'abort', 'late'] as const)[Math.floor(chance() * 3)]!,
		after: Math.floor(chance() * 3),
		lasting: chance() < 0.5
	});
	for (let steps = 0; steps < 3; steps++) await act();
	const since = () => claims.slice(before).map(({ what }) => what);
	if (!since().includes('injected')) return false;
	await expect.poll(since, 'a write that failed is said').toContain('unsaved');
	return true;
}

/** Lets a candidate work and ends the page again and again, at moments of chance. */
async function killOften(
	browser: Browser,
	times: number,
	chance: () => number,
	candidate: Candidate
): Promise<void> {
	const context = await browser.newContext();
	const claims = await watch(context);
	let page = await context.newPage();
	const errors: string[] = [];
	context.on('weberror', (error) => errors.push(error.error().message));
	await candidate.open(page);
	let [within, injuries] = [0, 0];
	for (let time = 0; time < times; time++) {
		const how = KILLS[Math.floor(chance() * KILLS.length)]!;
		await test.step(`${time + 1}: ${how}`, async () => {
			if (chance() < 0.25) {
				injuries += Number(await injure(page, claims, chance, () => candidate.step(page)));
			}
			if (chance() < 0.6) await candidate.step(page);
			let over = false;
			const ended = new AbortController();
			candidate.step(page, ended.signal).then(
				() => (over = true),
				() => undefined
			);
			await pause(chance() * STEP);
			if (!over) within += 1;
			ended.abort();
			page = await kill(page, how);
			await candidate.open(page);
			// The last words of the page that went may have come only now.
			await candidate.check(page, believable(claims));
		});
	}
	console.log(
		`${times} kills, ${within} within a step, ${injuries} failing writes, ${claims.length} claims, seed ${SEED}`
	);
	expect(within).toBeGreaterThan(times / 8);
	expect(injuries).toBeGreaterThan(0);
	expect(claims.length).toBeGreaterThan(times / 4);
	expect(errors).toEqual([]);
	await context.close();
}

for (const half of [1, 2]) {
	test(`quizzes, ${half}`, async ({ browser }) => {
		const chance = numbersOf(SEED + half);
		await killOften(browser, TIMES.quiz, chance, quizTaker(chance, `q${half}x`));
	});
	test(`timed quizzes, ${half}`, async ({ browser }) => {
		const chance = numbersOf(SEED + 10 + half);
		await killOften(browser, TIMES.timed, chance, timedTaker(chance));
	});
	test(`interviews, ${half}`, async ({ browser }) => {
		const chance = numbersOf(SEED + 20 + half);
		await killOften(browser, TIMES.interview, chance, interviewee(chance, `i${half}x`));
	});
	test(`imports, ${half}: whole, or not there`, async ({ browser }, info) => {
		await importer(await browser.newContext(), info, TIMES.import, numbersOf(SEED + 30 + half));
	});
}

test('quizzes, and the whole browser goes', async ({ baseURL }, info) => {
	const { launchOptions } = info.project.use;
	const chance = numbersOf(SEED + 40);
	const storage = info.outputPath('profile');
	let claims: Claim[] = [];
	const start = async (): Promise<BrowserContext> => {
		const context = await chromium.launchPersistentContext(storage, { ...launchOptions, baseURL });
		const before = claims;
		claims = await watch(context);
		claims.push(...before);
		return context;
	};
	const candidate = quizTaker(chance, 'b');
	// Somebody who has been here before: what a browser has not written yet of a first visit is lost with it.
	const first = await start();
	await candidate.open(first.pages()[0]!);
	await everything(first.pages()[0]!);
	await first.close();
	for (let time = 0; time <= TIMES.browser; time++) {
		const context = await start();
		const page = context.pages()[0]!;
		await candidate.open(page);
		await candidate.check(page, claims);
		if (time < TIMES.browser) {
			for (let steps = Math.floor(chance() * 3); steps > 0; steps--) await candidate.step(page);
			candidate.step(page).catch(() => undefined);
			await pause(chance() * STEP);
			const devtools = await context.newCDPSession(page);
			const gone = context.waitForEvent('close');
			// It does not answer.
			devtools.send('Browser.crash' as 'Page.crash').catch(() => undefined);
			await gone;
		} else {
			expectSums(await everything(page));
			await context.close();
		}
	}
	expect(claims.length).toBeGreaterThan(TIMES.browser / 2);
	await rm(storage, { recursive: true });
});
