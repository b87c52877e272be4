import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { answer, begin, luckOf, takeAll } from '../browser/interview-pages';
import { answerByKey, feedback, nextByKey, openQuiz, options } from '../browser/pages';

/** The moment at which all pictures are taken. */
export const NOW = new Date('2026-03-02T10:00:00');
const DAY = 24 * 3600 * 1000;

/** What is to be seen: its name, and how to get there from wherever the page is. */
export type State = readonly [name: string, open: (page: Page) => Promise<unknown>];

const to = (url: string) => async (page: Page) => {
	await page.goto(url);
	await page.locator('html[data-ready]').waitFor({ state: 'attached' });
};

/** Takes a quiz to its result, some answers right and some wrong. */
async function takeQuiz(page: Page, section: string, count = 10): Promise<void> {
	await openQuiz(page, `/quiz/${section}?n=${count}&seed=abc`);
	for (let index = 0; index < count; index++) {
		await page.getByLabel(index % 3 === 0 ? 'Think so' : 'Sure', { exact: true }).check();
		await page.locator('h1').click();
		await answerByKey(page, String((index % 2) + 1));
		if (index < count - 1) await nextByKey(page);
	}
	await page.keyboard.press('Enter');
	await page.getByTestId('score').waitFor();
}

/** Picks an option whose feedback says what is wanted, each in a quiz of its own. */
async function answered(page: Page, wanted: string, seed: string): Promise<void> {
	for (const number of [1, 2, 3, 4, 5, 6]) {
		await openQuiz(page, `/quiz/shallow-deep-copy?n=5&kind=predict-output&seed=${seed}${number}`);
		await answerByKey(page, String((number % 3) + 1));
		const verdict = await feedback(page).getByRole('heading', { level: 2 }).innerText();
		if (verdict.toLowerCase().replace(/^\W+/, '').startsWith(wanted)) return;
	}
	throw new Error(`No answer in the six quizzes tried is ${wanted}.`);
}

/** Runs the program below a wrong answer. */
async function runBelow(page: Page): Promise<void> {
	await answered(page, 'not right', 'run');
	await page.getByTestId('run-open').click();
	await page.getByTestId('run-code').click();
	await page.getByTestId('agreement').waitFor({ timeout: 60_000 });
}

/** Steps to where the belief behind it and what happens part. */
async function stepBelow(page: Page): Promise<void> {
	await page.getByTestId('step-code').click();
	await page.getByTestId('why').waitFor({ timeout: 60_000 });
	await page.getByRole('button', { name: /^Go to step/ }).click();
}

/** Pastes questions of the bank as a pack. */
async function pastePack(page: Page): Promise<void> {
	await to('/packs')(page);
	const folder = 'questions/python/shallow-deep-copy';
	const names = readdirSync(folder).filter((name) => /^[\w-]+\.yaml$/.test(name));
	const texts = names.slice(0, 3).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
	await page.getByTestId('paste').fill(texts.join('\n---\n'));
	await page.getByTestId('check').click();
	await page.getByTestId('offer').waitFor();
}

async function startTimed(page: Page): Promise<void> {
	await to('/timed?preset=custom&section=oop&section=gil&seed=abc')(page);
	await page.getByRole('checkbox', { name: 'Pause allowed' }).check();
	await page.getByTestId('start').click();
	await options(page).first().waitFor();
}

/** Two months of practice, for the pages that show some. */
async function practise(page: Page): Promise<void> {
	for (const [daysAgo, section] of [
		[40, 'oop'],
		[12, 'gil'],
		[11, 'query-api'],
		[3, 'shallow-deep-copy'],
		[1, 'design-patterns']
	] as const) {
		await page.clock.setFixedTime(NOW.getTime() - daysAgo * DAY);
		await takeQuiz(page, section);
	}
	await page.clock.setFixedTime(NOW);
}

/** In their order: what comes before `practise` is as a first visitor sees it. A new page gets a line here. */
export const STATES: readonly State[] = [
	['home-empty', to('/')],
	['today-empty', to('/today')],
	['progress-empty', to('/progress')],
	['history-empty', to('/history')],
	['section', to('/section/oop')],
	['quiz-question', (page) => openQuiz(page, '/quiz/oop?n=10&seed=abc')],
	['quiz-right', (page) => answered(page, 'right', 'right')],
	['quiz-wrong', (page) => answered(page, 'not right', 'wrong')],
	['run', runBelow],
	['step', stepBelow],
	['packs', to('/packs')],
	['packs-offer', pastePack],
	[
		'pack',
		async (page) => {
			await page.getByTestId('add').click();
			await page.getByTestId('added').getByRole('link').click();
		}
	],
	[
		'elsewhere',
		async (page) => {
			await to('/section/oop')(page);
			await page.getByText('Take the questions elsewhere').click();
		}
	],
	['quiz-address-wrong', to('/quiz/oop?seed=!')],
	['result', (page) => takeQuiz(page, 'mro', 5).catch(() => takeQuiz(page, 'oop', 5))],
	['review', (page) => page.goto(`${page.url()}?q=1`)],
	['timed', to('/timed')],
	['timed-question', startTimed],
	['timed-paused', (page) => page.getByRole('button', { name: /pause/i }).click()],
	['interview', to('/interview')],
	['interview-turn', (page) => begin(page)],
	['interview-next', (page) => answer(page, 'wrong', luckOf(7))],
	['interview-report', (page) => takeAll(page, 'random')],
	['home', async (page) => (await practise(page), to('/')(page))],
	['today', to('/today')],
	['progress', to('/progress')],
	['history', to('/history')],
	[
		'compare',
		async (page) => {
			await to('/history')(page);
			const boxes = page.getByRole('main').getByRole('listitem').getByRole('checkbox');
			await boxes.nth(0).check();
			await boxes.nth(1).check();
			await page.getByRole('link', { name: /compare/i }).click();
			await page.waitForURL(/compare/);
		}
	],
	['settings', to('/settings')],
	['not-found', to('/nowhere')]
];
