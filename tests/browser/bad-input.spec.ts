import { expect, options, test, unwritten } from './pages';

test.describe('an address that makes no sense says so and leads on', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	const CASES: [string, string, string][] = [
		['a bad seed', '/quiz/oop?seed=a%20b', 'The seed “a b” is not one to 16 letters and digits.'],
		['a bad count', '/quiz/oop?n=7', 'A quiz has 5, 10, 20 or all questions'],
		['a bad level', '/quiz/oop?level=expert', '“expert” is not a level'],
		['a bad round', '/quiz/oop?round=x', 'The round “x” is not a number'],
		['items that do not exist', '/quiz/oop?only=nothing', 'No question matches'],
		...unwritten.flatMap((id): [string, string, string][] => [
			['a section without questions', `/quiz/${id}`, 'This section has no questions yet'],
			['its page', `/section/${id}`, 'This section has no questions yet']
		]),
		['a session that is not there', '/session/nope', 'This browser has no session called “nope”']
	];
	for (const [name, url, message] of CASES) {
		test(name, async ({ page }) => {
			await page.goto(url);
			await expect(page.getByRole('main')).toContainText(message);
			await expect(page.getByRole('main').getByRole('link')).toBeVisible();
		});
	}
});

/** A missing file is an error in the console, which is the browser's own. */
test.describe('what does not exist', () => {
	for (const url of ['/section/nope', '/quiz/nope', '/nope']) {
		test(url, async ({ page, noise }) => {
			await page.goto(url);
			await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
			await page.getByRole('link', { name: 'See all sections' }).click();
			await expect(page).toHaveURL('/');
			noise.length = 0;
		});
	}
});

test('a quiz without a seed gets one, in its address', async ({ page }) => {
	await page.goto('/quiz/oop');
	await expect(options(page).first()).toBeVisible();
	await expect(page).toHaveURL(/seed=[a-z0-9]{6}/);
});
