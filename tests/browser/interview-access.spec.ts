import { expect, expectAccessible, openPage, SCREENS, test } from './pages';
import { answer, asked, begin, luckOf, stored } from './interview-pages';

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing in any state of an interview', async ({ page }) => {
			test.slow();
			await openPage(page, '/interview');
			await page.getByText('Focus on some sections').click();
			await page.getByText('Repeat an interview').click();
			await expectAccessible(page, 'set-up');
			await begin(page);
			await expectAccessible(page, 'item');
			const luck = luckOf(11);
			const seen = new Set<string>();
			while ((await page.getByTestId('competencies').count()) === 0) {
				const { question, followup } = await asked(page);
				const bug = (await page.getByTestId('line').count()) > 0;
				const state = bug
					? 'bug'
					: followup !== null
						? 'follow-up'
						: question === 'yours'
							? 'yours'
							: question
								? 'open'
								: 'item';
				if (state !== 'item' && !seen.has(state)) await expectAccessible(page, state);
				seen.add(state);
				await answer(page, 'random', luck);
			}
			expect([...seen].sort()).toEqual(['bug', 'follow-up', 'item', 'open', 'yours']);
			await expectAccessible(page, 'report, not marked');
			await page.getByTestId('mark').click();
			await expect(page.getByTestId('debrief')).toBeVisible();
			await page.getByTestId('point').first().click();
			await expectAccessible(page, 'debrief');
			await page.getByTestId('save-marks').click();
			await expect(page.getByTestId('point').first().getByRole('checkbox')).not.toBeChecked();
			await page.getByRole('link', { name: 'Report' }).click();
			await expectAccessible(page, 'report');
			await begin(page, { seed: 'second' });
			await page.getByTestId('end').click();
			await expectAccessible(page, 'ending');
			await page.getByTestId('end-now').click();
			await expect(page.getByTestId('earlier')).toBeVisible();
			await expectAccessible(page, 'report beside an earlier one');
		});
	});
}

test('axe finds nothing where an interview is elsewhere, unknown or asked for wrongly', async ({
	page,
	context
}) => {
	await begin(page);
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(other.getByTestId('elsewhere')).toBeVisible();
	await expectAccessible(other, 'elsewhere');
	await other.close();
	await page.reload();
	await expect(page.getByTestId('notice')).toBeVisible();
	await expectAccessible(page, 'back');
	for (const [url, text] of [
		['/interview/nothing', 'cannot be taken up'],
		['/interview?minutes=31', '20, 30, 45 or 60 minutes'],
		['/start?section=oop', 'names no section'],
		['/history?day=soon', 'is not a day'],
		['/history/compare?a=1&b=2', 'not in this browser']
	] as const) {
		await page.goto(url);
		await expect(page.getByText(text)).toBeVisible();
		await expectAccessible(page, url);
	}
});

test('an interview, its marking and its report by keyboard alone', async ({ page }) => {
	test.slow();
	await openPage(page, '/interview?minutes=20&seed=keys');
	const start = page.getByTestId('start');
	for (let key = 0; key < 40; key++) {
		if (await start.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	for (let turn = 0; turn < 60; turn++) {
		await expect(
			page.locator('[data-testid=question], [data-testid=open], [data-testid=competencies]')
		).toBeVisible();
		if (await page.getByTestId('competencies').count()) break;
		const before = (await stored(page)).session.interview!.turns.length;
		if ((await asked(page)).variant !== null) {
			await page.keyboard.press('1');
			await page.keyboard.press('Enter');
		} else {
			// The heading has the focus, so the next stop is the line, the answer or what is unfolded.
			await page.keyboard.press('Tab');
			await page.keyboard.type('Some words.');
			await page.keyboard.press('Control+Enter');
		}
		await expect
			.poll(async () => {
				const { session } = await stored(page);
				return session.interview!.turns.length > before || session.finishedAt !== undefined;
			})
			.toBe(true);
	}
	await expect(page.getByTestId('competencies')).toBeVisible();
	const mark = page.getByTestId('mark');
	await mark.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('debrief')).toBeVisible();
	await page.getByTestId('point').first().getByRole('checkbox').focus();
	await page.keyboard.press('Space');
	await page.getByTestId('save-marks').focus();
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await stored(page)).spoken.some(({ marks }) => marks)).toBe(true);
});
