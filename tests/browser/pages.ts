import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import type { Attempt } from '../../src/lib/store/rows';
import { readTables } from './tables';

/** A test that fails on any error or warning in the console, refused policies included. */
export const test = base.extend<{ noise: string[] }>({
	noise: [
		async ({ page }, use) => {
			const noise: string[] = [];
			page.on('console', (message) => {
				const text = message.text();
				// The tests' own doing: see playwright.config.ts.
				if (text === 'Service Worker registration blocked by Playwright') return;
				if (['error', 'warning'].includes(message.type())) noise.push(text);
			});
			page.on('pageerror', (error) => noise.push(error.message));
			await use(noise);
			expect(noise).toEqual([]);
		},
		{ auto: true }
	]
});

const curriculum = parse(readFileSync('questions/curriculum.yaml', 'utf8')) as {
	sections: { id: string; track: string }[];
};
/** One section that has no questions yet, while there are any such. */
export const unwritten: readonly string[] = curriculum.sections
	.filter(({ id, track }) => !existsSync(`questions/${track}/${id}`))
	.map(({ id }) => id)
	.slice(0, 1);

/**
 * Skips a test where the site was built without a package that it needs. Where everything is to be
 * there, a skipped test is a failure (tests/run.ts).
 */
export function needsPackage(name: 'django' | 'pydantic'): void {
	const built = readdirSync('build/python').some((file) => file.startsWith(name));
	test.skip(!built, `The site was built without ${name}: npm run wheels, then npm run build.`);
}

export const QUIZ = '/quiz/shallow-deep-copy?n=5&seed=abc';

export const question = (page: Page) => page.getByTestId('question');
export const options = (page: Page) => page.getByTestId('option');
export const feedback = (page: Page) => page.getByTestId('feedback');

/** Opens a page and waits until it hears what is clicked; what is in its HTML is there before. */
export async function openPage(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await expect(page.locator('html')).toHaveAttribute('data-ready', '');
}

/** Opens a quiz and waits for its question. */
export async function openQuiz(page: Page, url = QUIZ): Promise<void> {
	await page.goto(url);
	await expect(options(page).first()).toBeVisible();
}

/** What is asked: the variant and the options in their order. */
export const asked = async (page: Page) => ({
	variant: await question(page).getAttribute('data-variant'),
	options: await options(page).allInnerTexts()
});

/** Answers the question on the screen by keyboard alone. */
export async function answerByKey(page: Page, key = '1'): Promise<void> {
	await page.keyboard.press(key);
	await page.keyboard.press('Enter');
	await expect(feedback(page)).toBeVisible();
}

/** Goes on from the feedback by keyboard alone. */
export async function nextByKey(page: Page): Promise<void> {
	await page.keyboard.press('Enter');
	await expect(feedback(page)).toBeHidden();
}

/** Has no session stored as ended until the page is told that there is room. */
export const refuseEnds = (page: Page) =>
	page.addInitScript(() => {
		const put = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = function (...row) {
			const { finishedAt } = row[0] as { finishedAt?: number };
			if (finishedAt !== undefined && document.documentElement.dataset.room === undefined) {
				throw new DOMException('full', 'QuotaExceededError');
			}
			return put.apply(this, row);
		};
	});
export const makeRoom = (page: Page) =>
	page.evaluate(() => (document.documentElement.dataset.room = ''));

/** Every attempt that is in the page's IndexedDB. */
export const storedAttempts = async (page: Page) =>
	(await readTables<{ attempts: Attempt[] }>(page, 'attempts')).attempts;

/** Sees to it that axe finds nothing, and that the page does not scroll sideways. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
		state
	).toEqual([]);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow, `${state} scrolls sideways`).toBeLessThanOrEqual(0);
}

const calm = { contextOptions: { reducedMotion: 'reduce' } } as const;
/** Screens on which every page has to work. */
export const SCREENS = [
	{
		name: 'phone, light',
		use: { viewport: { width: 320, height: 700 }, colorScheme: 'light', ...calm }
	},
	{
		name: 'desktop, dark',
		use: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', ...calm }
	},
	{
		name: 'desktop at 200%, light',
		use: { viewport: { width: 640, height: 450 }, colorScheme: 'light', ...calm }
	}
] as const;

export { expect };
