import type { Page } from '@playwright/test';
import { answerByKey, asked, expect, openQuiz, options, question, test } from './pages';

/** One address for each kind of question, and one that leaves the seed open. */
const ADDRESSES = [
	'/quiz/oop?n=20&seed=abc&kind=predict-output',
	'/quiz/oop?n=5&seed=k7&kind=complete-code',
	'/quiz/gil?n=all&seed=xyz9&kind=choice',
	'/quiz/gil?n=10&seed=q&kind=multi&level=mid,senior',
	'/quiz/decorators?n=5&level=senior'
];

/** Keeps the app from loading, and takes its complaints about that out of the noise. */
async function withoutApp(page: Page, noise: string[], look: () => Promise<void>): Promise<void> {
	await page.route('**/_app/**/*.js', (route) => route.abort());
	await look();
	await page.unroute('**/_app/**/*.js');
	const expected = noise.filter((text) => /ERR_FAILED|Failed to fetch dynamically/.test(text));
	expect(expected.length).toBeGreaterThan(0);
	for (const text of expected) noise.splice(noise.indexOf(text), 1);
}

for (const address of ADDRESSES) {
	test(`${address} shows its first question before the app runs`, async ({ page, noise }) => {
		const shown = async () => ({
			...(await asked(page)),
			question: await question(page).innerText(),
			bar: await page.locator('main ol').innerText()
		});
		let early: Awaited<ReturnType<typeof shown>> | undefined;
		await withoutApp(page, noise, async () => {
			await openQuiz(page, address);
			early = await shown();
		});

		await page.reload();
		await expect(page.locator('.preview')).toHaveCount(0);
		await expect(options(page).first()).toBeVisible();
		expect(await shown()).toEqual(early);
	});
}

test('who has sessions sees no question before the app knows which', async ({ page, noise }) => {
	await openQuiz(page);
	await answerByKey(page);
	await withoutApp(page, noise, async () => {
		await page.reload();
		await expect(options(page).first()).toBeHidden();
	});
});

test('an address that does not work shows no question', async ({ page, noise }) => {
	await withoutApp(page, noise, async () => {
		await page.goto('/quiz/oop?n=7&seed=a');
		await expect(options(page).first()).toBeHidden();
	});
});
