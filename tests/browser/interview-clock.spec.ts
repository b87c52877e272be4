import { notice, secondsLeft, timer } from './clocks';
import { expect, test } from './pages';
import { answer, asked, begin, luckOf, stored } from './interview-pages';

const STAGE_TITLES = [
	'Warm-up',
	'Language core',
	'Read this code',
	'Framework and data',
	'Scenario',
	'Your questions'
];

test('an hour away stops the clock, and is noted', async ({ page }) => {
	await page.clock.install();
	await begin(page);
	await page.clock.runFor(20_000);
	const left = await secondsLeft(page);
	const address = page.url();
	await page.goto('/history');
	await page.clock.runFor(3_600_000);
	await page.goto(address);
	await expect(notice(page)).toContainText('away for 60 minutes');
	expect(await secondsLeft(page)).toBeGreaterThan(left - 10);
	await page.getByTestId('end').click();
	await page.getByTestId('end-now').click();
	await expect(page.getByTestId('away')).toContainText(/Left 1 time, for 1:00:\d\d/);
});

test('a part whose time is up gives way, and what was typed counts', async ({ page }) => {
	test.slow();
	await page.clock.install();
	await begin(page);
	await page.clock.runFor(97_000);
	await expect(notice(page)).toContainText('The time for that part was up');
	await expect.poll(async () => (await asked(page)).stage).toBe('Language core');
	const luck = luckOf(5);
	while ((await asked(page)).question === null) await answer(page, 'wrong', luck);
	const { question } = await asked(page);
	await page.getByTestId('words').fill('Half of an answer');
	await page.clock.runFor(1_000);
	await expect.poll(async () => (await stored(page)).spoken.length).toBeGreaterThan(0);
	await page.clock.fastForward(300_000);
	await expect.poll(async () => (await asked(page)).stage).toBe('Read this code');
	const spoken = (await stored(page)).spoken.find((row) => row.question.id === question)!;
	expect(spoken.text).toBe('Half of an answer');
	expect(spoken.at).toBeGreaterThan(0);
	expect((await stored(page)).attempts.every(({ response }) => response.type === 'options')).toBe(
		true
	);
});

test('the whole of the time runs out in the background, and the report is there', async ({
	page
}) => {
	await page.clock.install();
	await begin(page);
	for (let part = 1; part <= 6; part++) {
		await page.clock.fastForward(6 * 60_000);
		const current = page.locator('[aria-current=step]');
		if (part < 6) await expect(current).toHaveText(STAGE_TITLES[part]!);
	}
	await expect(page.getByTestId('competencies')).toBeVisible();
	await expect(page.getByTestId('overall')).toContainText('Too little was answered');
	expect((await stored(page)).attempts).toEqual([]);
});

for (const hours of [-2, 3]) {
	test(`the clock of the device set by ${hours} hours changes nothing, and is said`, async ({
		page
	}) => {
		await page.clock.install();
		await begin(page);
		await page.clock.runFor(10_000);
		const left = await secondsLeft(page);
		const now = await page.evaluate(() => Date.now());
		await page.clock.setSystemTime(now + hours * 3_600_000);
		await expect(notice(page)).toContainText('The clock of this device jumped');
		expect(await secondsLeft(page)).toBeGreaterThan(left - 8);
		expect(await secondsLeft(page)).toBeLessThanOrEqual(left);
	});
}

test('warnings are announced without taking the focus, and more time can be had', async ({
	page
}) => {
	await page.clock.install();
	await begin(page);
	const option = page.getByTestId('option').first().locator('input');
	await option.focus();
	await page.clock.runFor(78_000);
	await expect(page.getByTestId('announced')).toContainText('left for this part.');
	await expect(option).toBeFocused();
	await page.getByTestId('more').click();
	await expect(notice(page)).toHaveText('You have 60 seconds more.');
	expect(await secondsLeft(page)).toBeGreaterThan(65);
});

test('clocks can be stretched or turned off, and the report says so', async ({ page }) => {
	await begin(page, { clocks: '× 2' });
	expect(await secondsLeft(page)).toBeGreaterThan(180);
	await begin(page, { clocks: 'No clocks' });
	await expect(timer(page)).toContainText('no limit');
	await page.getByTestId('end').click();
	await page.getByTestId('end-now').click();
	await expect(page.getByTestId('away')).toContainText('Without clocks.');
});

test('looking at something else is noted, and the clock goes on', async ({ page }) => {
	await page.clock.install();
	await begin(page);
	const left = await secondsLeft(page);
	const see = (state: string) =>
		page.evaluate((value) => {
			Object.defineProperty(document, 'visibilityState', { value, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, state);
	await see('hidden');
	await page.clock.runFor(30_000);
	await see('visible');
	expect(await secondsLeft(page)).toBeLessThanOrEqual(left - 29);
	await page.getByTestId('end').click();
	await page.getByTestId('end-now').click();
	await expect(page.getByTestId('away')).toContainText(
		/Looked at something else 1 time, for 0:3\d/
	);
});
