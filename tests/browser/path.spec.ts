import type { Page } from '@playwright/test';
import {
	answerByKey,
	asked,
	expect,
	feedback,
	nextByKey,
	openQuiz,
	options,
	question,
	QUIZ,
	storedAttempts,
	test
} from './pages';

test('from the list of sections to the review, by keyboard alone', async ({ page }) => {
	await page.goto('/');
	const link = page.getByRole('link', { name: 'Shallow and deep copy' });
	await link.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/section/shallow-deep-copy');
	const start = page.getByRole('button', { name: '5 questions' });
	await start.focus();
	await page.keyboard.press('Enter');
	await expect(options(page).first()).toBeVisible();
	await expect(page).toHaveURL(/\/quiz\/shallow-deep-copy\?n=5&seed=[a-z0-9]{6}/);

	const variants = [];
	for (let number = 1; number <= 5; number++) {
		variants.push((await asked(page)).variant);
		await answerByKey(page);
		await expect(feedback(page).getByRole('heading').first()).toBeFocused();
		if (number < 5) await nextByKey(page);
	}
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toContainText('of 5 right');
	await expect(page).toHaveURL(/\/session\/[a-z0-9]{16}$/);

	await page.getByRole('listitem').getByRole('link').last().focus();
	await page.keyboard.press('Enter');
	await expect(question(page)).toHaveAttribute('data-variant', variants[4]!);
	await expect(feedback(page)).toBeVisible();

	await page.getByRole('link', { name: 'History' }).click();
	await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
	await page.getByRole('main').getByRole('link', { name: 'Shallow and deep copy' }).click();
	await expect(page.getByTestId('score')).toBeVisible();
});

test('the same address is the same quiz for another person', async ({ page, browser }) => {
	await openQuiz(page);
	const mine = await asked(page);
	const other = await (await browser.newContext()).newPage();
	await openQuiz(other, QUIZ);
	expect(await asked(other)).toEqual(mine);
	await other.context().close();
});

test('every option has feedback, with the reference and the versions', async ({ page }) => {
	await openQuiz(page, '/quiz/exception-handling?n=5&kind=predict-output&seed=abc');
	const texts = await options(page).count();
	await answerByKey(page, '2');
	const items = feedback(page).getByRole('listitem');
	await expect(items).toHaveCount(texts);
	for (const item of await items.all()) expect((await item.innerText()).length).toBeGreaterThan(40);
	await expect(feedback(page).getByRole('link', { name: 'Reference' })).toHaveAttribute(
		'href',
		/^https:/
	);
	await expect(feedback(page)).toContainText('Run on Python');
});

test('a Django question unfolds what runs before it, and says what it ran on', async ({ page }) => {
	await openQuiz(page, '/quiz/query-api?n=5&kind=predict-output&seed=abc');
	await page.getByText('What runs before this code').click();
	await expect(page.getByTestId('prelude')).toContainText('settings.configure(');
	// Enter checks the answer now, and does not fold the prelude.
	await answerByKey(page);
	await expect(page.getByTestId('prelude')).toHaveAttribute('open');
	await expect(feedback(page)).toContainText('Run on Django 5.2, 6.0 with Python 3.14');
});

test('output can be typed, and a near miss is named', async ({ page }) => {
	await openQuiz(
		page,
		'/quiz/shallow-deep-copy?n=5&kind=predict-output&only=how-deep-does-a-copy-go&seed=abc'
	);
	await page.getByTestId('switch-typing').click();
	const field = page.getByTestId('typed');
	await expect(field).toBeFocused();
	await expect(page.getByTestId('check')).toBeDisabled();
	await field.fill('[["x"], ["o"]]');
	await page.keyboard.press('Control+Enter');
	await expect(feedback(page)).toBeVisible();
	const [attempt] = await storedAttempts(page);
	expect(attempt!.response.type).toBe('typed');
	await expect(feedback(page)).toContainText(/You typed/);
});

test('not knowing and confidence are stored as such', async ({ page }) => {
	await openQuiz(page);
	await page.getByLabel('Guessing').check();
	await answerByKey(page);
	await nextByKey(page);
	await page.getByTestId('unknown').click();
	await expect(feedback(page)).toContainText('Not known');
	expect(await storedAttempts(page)).toMatchObject([
		{ confidence: 'guess', response: { type: 'options' } },
		{ response: { type: 'unknown' } }
	]);
});

test('several statements are ticked by their numbers', async ({ page }) => {
	await openQuiz(page, '/quiz/shallow-deep-copy?n=5&kind=multi&seed=abc');
	await page.keyboard.press('1');
	await page.keyboard.press('3');
	await page.keyboard.press('1');
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect(feedback(page)).toBeVisible();
});

test('the wrong ones are asked again, with other variants where there are some', async ({
	page
}) => {
	await openQuiz(page, '/quiz/shallow-deep-copy?n=5&kind=predict-output&seed=abc');
	const seen = new Set<string | null>();
	for (let number = 0; number < 5; number++) {
		seen.add((await asked(page)).variant);
		await page.getByTestId('unknown').click();
		await page.getByTestId('next').click();
	}
	await page.getByTestId('retry').click();
	await expect(options(page).first()).toBeVisible();
	expect(page.url()).toContain('only=');
	for (let number = 0; number < 5; number++) {
		expect(seen.has((await asked(page)).variant)).toBe(false);
		await page.getByTestId('unknown').click();
		await page.getByTestId('next').click();
	}
});

/** Answers the first question while the app is held back, and gives the variant, which the app has to ask too. */
async function answerEarly(page: Page, url: string): Promise<string | null> {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(url, { waitUntil: 'commit' });
	await expect(options(page).first()).toBeVisible();
	const early = await asked(page);
	await page.keyboard.press('2');
	await page.keyboard.press('Enter');
	release();
	await expect(feedback(page)).toBeVisible();
	expect(await question(page).getAttribute('data-variant')).toBe(early.variant);
	return early.variant;
}

test('the first question of a first visit is there before the app, and hears keys', async ({
	page
}) => {
	await answerEarly(page, '/quiz/oop');
	await expect(page).toHaveURL(/seed=dunder/);
});

test('an address with a seed shows its question before the app, and never another', async ({
	page
}) => {
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		const look = () => {
			const shown = document.querySelector<HTMLElement>('[data-testid=question]');
			const variant = shown?.checkVisibility({ visibilityProperty: true }) && shown.dataset.variant;
			if (variant && !seen.includes(variant)) seen.push(variant);
			requestAnimationFrame(look);
		};
		look();
	});
	const variant = await answerEarly(page, QUIZ);
	expect(await page.evaluate(() => (window as never as { seen: string[] }).seen)).toEqual([
		variant
	]);
});

test('progress shows on the list of sections', async ({ page }) => {
	await openQuiz(page);
	await answerByKey(page);
	await page.goto('/');
	await expect(
		page.getByRole('listitem').filter({
			has: page.getByRole('link', { name: 'Shallow and deep copy', exact: true })
		})
	).toContainText('tried');
});
