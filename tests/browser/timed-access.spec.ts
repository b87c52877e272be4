import { expect, expectAccessible, feedback, openPage, SCREENS, test } from './pages';
import { start } from './timed-pages';

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing in any state of a timed quiz', async ({ page }) => {
			await openPage(page, '/timed');
			await page.getByRole('radio', { name: 'Your own' }).check();
			await page.getByText('Only some sections').click();
			await expectAccessible(page, 'set-up');
			await start(page, { minutes: 1, seconds: 50, pause: true });
			await page.keyboard.press('1');
			await page.keyboard.press('f');
			await page.clock.runFor(32_000);
			await expect(page.getByTestId('more')).toBeVisible();
			await expectAccessible(page, 'asking');
			await page.getByTestId('pause').click();
			await expectAccessible(page, 'paused');
			await page.getByTestId('resume').click();
			await page.getByTestId('leave').click();
			await expectAccessible(page, 'leaving');
			await page.getByTestId('hand-in').click();
			await expect(page.getByTestId('score')).toBeVisible();
			await expectAccessible(page, 'result');
			await page.goto(`${page.url()}?q=3`);
			await expect(feedback(page)).toContainText('Not answered');
			await expectAccessible(page, 'unanswered');
		});
	});
}
