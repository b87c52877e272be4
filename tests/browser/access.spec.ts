import {
	answerByKey,
	expect,
	expectAccessible,
	nextByKey,
	openPage,
	openQuiz,
	SCREENS,
	test,
	unwritten
} from './pages';

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing on any page in any state', async ({ page }) => {
			// Some twenty pages, each read whole.
			test.slow();
			for (const url of [
				'/',
				'/section/oop',
				...unwritten.map((id) => `/section/${id}`),
				'/history',
				'/session/nope',
				'/quiz/oop?seed=!'
			]) {
				await page.goto(url);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				await expectAccessible(page, url);
			}
			for (const kind of ['predict-output', 'complete-code', 'choice', 'multi']) {
				await openQuiz(page, `/quiz/shallow-deep-copy?n=5&kind=${kind}&seed=abc`);
				await expectAccessible(page, `${kind}, asking`);
				await answerByKey(page, '2');
				await expectAccessible(page, `${kind}, answered`);
			}
			await openQuiz(page, '/quiz/query-api?n=5&kind=predict-output&seed=abc');
			await page.getByText('What runs before this code').click();
			await expect(page.getByTestId('prelude')).toContainText('settings.configure(');
			await expectAccessible(page, 'prelude');
			await openQuiz(page, '/quiz/gil?n=5&kind=predict-output&seed=abc');
			await page.getByTestId('switch-typing').click();
			await expectAccessible(page, 'typing');
			await page.getByTestId('switch-typing').click();
			for (let number = 1; number <= 5; number++) {
				await page.getByTestId('unknown').click();
				await page.getByTestId('next').click();
			}
			await expect(page.getByTestId('score')).toBeVisible();
			await expectAccessible(page, 'result');
			await page.goto(`${page.url()}?q=1`);
			await expect(page.getByTestId('feedback')).toBeVisible();
			await expectAccessible(page, 'review');
			await page.goto('/history');
			await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
			await expectAccessible(page, 'history with sessions');
		});
	});
}

test('the policy has no unsafe-inline, and options are a real group', async ({ page }) => {
	await openQuiz(page);
	const policy = await page
		.locator('meta[http-equiv="content-security-policy" i]')
		.getAttribute('content');
	expect(policy).toContain("script-src 'self'");
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).not.toContain('unsafe-eval');
	await expect(
		page.getByRole('group', { name: 'Options' }).getByRole('radio').first()
	).toBeVisible();
	await answerByKey(page);
	await nextByKey(page);
});

test('the theme is chosen, kept, and there before the first paint', async ({ page }) => {
	await openPage(page, '/');
	await page.getByRole('button', { name: 'Theme: system' }).click();
	await page.getByRole('button', { name: 'Theme: light' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.reload({ waitUntil: 'commit' });
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
});
