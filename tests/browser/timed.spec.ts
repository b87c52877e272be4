import type { Page } from '@playwright/test';
import { notice, secondsLeft, timer } from './clocks';
import {
	answerByKey,
	expect,
	feedback,
	makeRoom,
	options,
	question,
	refuseEnds,
	storedAttempts,
	test
} from './pages';
import { start } from './timed-pages';

/** The clock may have gone on by some seconds while the test ran. */
const expectLeft = (page: Page, seconds: number) =>
	expect
		.poll(async () => {
			const left = await secondsLeft(page);
			return left <= seconds && left > seconds - 8;
		})
		.toBe(true);

test('a quiz for the whole of which time is up is handed in with what was answered', async ({
	page
}) => {
	await start(page, { minutes: 5 });
	await page.keyboard.press('1');
	await page.clock.runFor(6 * 60_000);
	await expect(page.getByTestId('score')).toBeVisible();
	await expect(page.getByText('2 not answered')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(1);
});

test('a question whose time is up gives way to the next, and the last one to the result', async ({
	page
}) => {
	await start(page, { seconds: 30 });
	const first = await question(page).getAttribute('data-variant');
	await page.clock.runFor(31_000);
	await expect(notice(page)).toHaveText('The time for question 1 is up.');
	await expect(question(page)).not.toHaveAttribute('data-variant', first!);
	await expect(page.getByRole('button', { name: /^Question 1:/ })).toBeDisabled();
	await page.clock.runFor(31_000);
	await page.clock.runFor(31_000);
	await expect(page.getByText('3 not answered')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(0);
});

test('a reload keeps answers, flags and the question, and time has gone on', async ({ page }) => {
	await start(page, { minutes: 10 });
	await page.keyboard.press('2');
	await page.keyboard.press('Enter');
	await page.keyboard.press('f');
	await expect(
		page.getByRole('button', { name: 'Question 2: not answered, flagged' })
	).toBeVisible();
	const shown = await options(page).allInnerTexts();
	await page.clock.runFor(60_000);
	await page.reload();
	await expect(options(page).first()).toBeVisible();
	expect(await options(page).allInnerTexts()).toEqual(shown);
	await expectLeft(page, 540);
	await expect(
		page.getByRole('button', { name: 'Question 2: not answered, flagged' })
	).toBeVisible();
	await page.getByRole('button', { name: /^Question 1: answered/ }).click();
	await expect(page.getByRole('radio').nth(1)).toBeChecked();
});

test('time that ran out while no page was open has run out', async ({ page }) => {
	await start(page, { minutes: 5 });
	await page.keyboard.press('1');
	// An answer is marked as such once it is stored.
	await expect(page.getByRole('button', { name: 'Question 1: answered' })).toBeVisible();
	const address = page.url();
	await page.goto('/history');
	await page.clock.runFor(10 * 60_000);
	await page.goto(address);
	await expect(page.getByTestId('score')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(1);
});

for (const hours of [-2, 3]) {
	test(`the clock of the device set by ${hours} hours changes nothing, and is said`, async ({
		page
	}) => {
		await start(page, { minutes: 10 });
		await page.clock.runFor(60_000);
		const now = await page.evaluate(() => Date.now());
		await page.clock.setSystemTime(now + hours * 3_600_000);
		await expect(notice(page)).toContainText('The clock of this device jumped');
		await expectLeft(page, 540);
		await page.reload();
		await expectLeft(page, 540);
	});
}

test('a tab in the background, whose timers hardly run, loses and gains nothing', async ({
	page
}) => {
	await start(page, { minutes: 10 });
	await page.clock.fastForward(4 * 60_000);
	await expectLeft(page, 360);
	await page.clock.fastForward(7 * 60_000);
	await expect(page.getByTestId('score')).toBeVisible();
});

test('a pause stops the clock, hides the question and is recorded', async ({ page }) => {
	await start(page, { minutes: 10, pause: true });
	await page.getByTestId('pause').click();
	await expect(question(page)).toBeHidden();
	await page.clock.runFor(30 * 60_000);
	await expectLeft(page, 600);
	await page.reload();
	await expect(page.getByTestId('paused')).toBeVisible();
	await page.getByTestId('resume').click();
	await expect(question(page)).toBeVisible();
	await expectLeft(page, 600);
	await page.getByTestId('leave').click();
	await page.getByTestId('hand-in').click();
	await expect(page.getByTestId('timing')).toContainText('1 pause of 30:');
});

test('a pace without pauses has no pause', async ({ page }) => {
	await start(page, { minutes: 10 });
	await expect(page.getByTestId('pause')).toBeHidden();
});

test('a fifth and the last seconds are announced, without taking the focus', async ({ page }) => {
	await start(page, { minutes: 5 });
	await options(page).first().click();
	const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value'));
	const before = await focused();
	await page.clock.runFor(4 * 60_000);
	await expect(page.getByTestId('announced')).toHaveText(/^\d\d seconds left\.$/);
	await page.clock.runFor(41_000);
	await expect(page.getByTestId('announced')).toHaveText(/^(20|1\d) seconds left\.$/);
	expect(await focused()).toBe(before);
	await page.getByTestId('more').click();
	await expect(notice(page)).toContainText('You have 60 seconds more.');
	await expectLeft(page, 79);
});

test('clocks can be stretched or turned off, and the session says so', async ({ page }) => {
	await start(page, { minutes: 10, clocks: '× 2' });
	await expectLeft(page, 1200);
	await page.getByTestId('leave').click();
	await page.getByTestId('hand-in').click();
	await expect(page.getByTestId('timing')).toContainText('clocks × 2');
	await start(page, { minutes: 10, clocks: 'No clocks' });
	await page.clock.runFor(60 * 60_000);
	await expect(question(page)).toBeVisible();
	await expect(timer(page)).toContainText('no limit');
	await page.goto('/timed');
	await expect(page.getByLabel('No clocks')).toBeChecked();
});

test('two tabs on one quiz: one hands in, and the other shows the result', async ({
	page,
	context
}) => {
	await start(page, { minutes: 10 });
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(options(other).first()).toBeVisible();
	await page.keyboard.press('1');
	await expect(other.getByRole('button', { name: /^Question 1: answered/ })).toBeVisible();
	await other.keyboard.press('2');
	await page.getByTestId('leave').click();
	await page.getByTestId('hand-in').click();
	await expect(page.getByTestId('score')).toBeVisible();
	await expect(other.getByTestId('score')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(1);
});

test('the whole quiz by keyboard alone', async ({ page }) => {
	await start(page, { minutes: 10 });
	for (let index = 0; index < 3; index++) {
		await page.keyboard.press('1');
		await page.keyboard.press('Enter');
	}
	await expect(page.getByTestId('leaving')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Hand in?' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(3);
});

test('what was wrong is asked again, in a quiz that tells at once', async ({ page }) => {
	await start(page, { count: 8, minutes: 10 });
	for (let index = 0; index < 8; index++) {
		await page.keyboard.press('1');
		await page.keyboard.press('Enter');
	}
	await page.getByTestId('hand-in').click();
	await expect(page.getByTestId('score')).toBeVisible();
	const wrong = await page.getByText('wrong', { exact: true }).count();
	const partly = await page.getByText('partly right', { exact: true }).count();
	await page.getByTestId('retry').click();
	await expect(page.getByText('Again: Timed quiz')).toBeVisible();
	await expect(
		page.getByRole('list', { name: 'Questions of this quiz' }).getByRole('listitem')
	).toHaveCount(wrong + partly);
	await answerByKey(page);
	await page.reload();
	await expect(feedback(page)).toBeVisible();
});

test('what could not be handed in is said, and can be handed in again', async ({ page }) => {
	await refuseEnds(page);
	await start(page);
	await page.keyboard.press('1');
	for (let number = 1; number <= 3; number++) await page.keyboard.press('Enter');
	await page.getByTestId('hand-in').click();
	await expect(notice(page)).toContainText('It could not be handed in');
	expect(await storedAttempts(page)).toHaveLength(0);
	await makeRoom(page);
	await page.getByTestId('hand-in').click();
	await expect(page.getByTestId('score')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(1);
});

test('there is no result of a quiz that is not handed in, nor its key', async ({ page }) => {
	await start(page);
	const address = page.url();
	for (const query of ['', '?q=1']) {
		await page.goto(address.replace('/run/', '/session/') + query);
		await expect(page).toHaveURL(address);
		await expect(question(page)).toBeVisible();
	}
});

test('what the address asks for wrongly is said', async ({ page }) => {
	await page.goto('/timed?preset=slow');
	await expect(page.getByRole('alert')).toContainText('There is no preset “slow”');
	await page.goto('/run/nothing');
	await expect(page.getByText('This browser has no quiz called “nothing”')).toBeVisible();
});
