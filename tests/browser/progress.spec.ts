import type { Page } from '@playwright/test';
import {
	answerByKey,
	expect,
	expectAccessible,
	feedback,
	nextByKey,
	openPage,
	openQuiz,
	options,
	question,
	SCREENS,
	storedAttempts,
	test
} from './pages';

interface Seen {
	variant: string;
}

/** Answers ten questions of a section, each sure, and ends on the result. */
async function answerTen(page: Page, section = 'oop'): Promise<{ right: number }> {
	await openQuiz(page, `/quiz/${section}?n=10&seed=abc`);
	for (let index = 0; index < 10; index++) {
		await page.getByLabel('Sure', { exact: true }).check();
		await page.locator('h1').click();
		await answerByKey(page);
		if (index < 9) await nextByKey(page);
	}
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toBeVisible();
	const [, right] = /(\d+)\s+of/.exec(await page.getByTestId('score').innerText())!;
	return { right: Number(right) };
}

test('progress begins empty, and says what will be there', async ({ page }) => {
	await page.goto('/progress');
	await expect(page.getByText('Nothing to show yet')).toBeVisible();
	await page.goto('/today');
	await expect(page.getByTestId('due')).toContainText('Nothing yet.');
	await expect(page.getByTestId('mistakes')).toContainText('Nothing');
});

test('result, progress, today and history tell the same numbers', async ({ page }) => {
	const { right } = await answerTen(page);
	await page.goto('/progress');
	await expect(page.getByTestId('total')).toHaveText(`${right} of 10 answers right, on 1 day.`);
	await expect(page.getByTestId('calibration')).toContainText('Sure');
	await page.getByTestId('calibration').getByText('As a table').click();
	await expect(page.getByTestId('calibration').locator('tbody tr')).toHaveText([
		new RegExp(`^Sure: practise what you were sure of and got wrong\\s*${right * 10}%.*%\\s*10$`)
	]);
	await expect(page.getByTestId('calendar')).toContainText('10 answers on 1 day');
	await openPage(page, '/settings');
	await page.getByTestId('recount').click();
	await expect(page.getByTestId('recounted')).toContainText('They are right');
	await page.goto('/today');
	await expect(page.getByTestId('answered-today')).toHaveText('10');
	await expect(page.getByTestId('mistakes').getByRole('heading')).toHaveText(
		`Mistakes ${10 - right}`
	);
	await expect(page.getByTestId('sure').getByRole('heading')).toHaveText(
		`Sure but wrong ${10 - right}`
	);
	await page.goto('/history');
	await expect(page.getByRole('main').getByRole('listitem')).toHaveText(
		new RegExp(`${right} of\\s+10 right`)
	);
	await page.goto('/');
	await expect(page.getByRole('main')).toContainText(`${right} right, 10 of`);
});

test('a point of a chart is reached and opened by keyboard', async ({ page }) => {
	await answerTen(page);
	await page.goto('/progress');
	const chart = page.getByRole('application', { name: /^Weak areas/ });
	await chart.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByTestId('weak').getByRole('status')).toContainText(
		/Object-oriented programming, \d+%, \d+% to \d+%.*Enter: practise this section/
	);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/section/oop');
});

test('a misconception that is held leads to questions about it', async ({ page }) => {
	await answerTen(page);
	await page.goto('/progress');
	const beliefs = page.getByTestId('beliefs').getByRole('listitem');
	await expect(beliefs.first()).toContainText(/picked \d of \d times/);
	// One answer is not enough; what would settle it is one click away.
	await beliefs.first().getByRole('button', { name: 'Settle it' }).click();
	await expect(question(page)).toBeVisible();
});

test('a misconception that no question is about any more is not shown', async ({ page }) => {
	await answerTen(page);
	await page.goto('/progress');
	const beliefs = page.getByTestId('beliefs').getByRole('listitem');
	await expect(beliefs.first()).toContainText(/picked \d of \d times/);
	const before = await beliefs.allInnerTexts();
	const gone = /^\W*(.*?)\s+(?:not enough|decides)/s.exec(before[0]!)![1]!;
	await page.route('**/bank/*.json', async (route) => {
		const response = await route.fetch();
		const bank = (await response.json()) as {
			items: { reasons: { belief?: string; misconception?: string }[] }[];
		};
		for (const reason of bank.items.flatMap(({ reasons }) => reasons)) {
			if (reason.belief?.replaceAll('`', '') === gone) delete reason.misconception;
		}
		await route.fulfill({ json: bank });
	});
	await page.reload();
	await expect(beliefs.first()).toContainText(/picked \d of \d times/);
	await expect(page.getByTestId('beliefs')).not.toContainText(gone);
});

test('what was wrong comes back: as a mistake at once, and as due days later', async ({ page }) => {
	await page.clock.install();
	await answerTen(page);
	await page.goto('/today');
	await expect(page.getByTestId('due')).toContainText('The next idea comes back on');
	await page.getByTestId('mistakes').getByRole('button').click();
	await expect(question(page)).toBeVisible();
	await answerByKey(page);
	await page.clock.setSystemTime(Date.now() + 40 * 24 * 3600 * 1000);
	await page.goto('/today');
	const seen = (await storedAttempts(page)).map((row) => (row as unknown as Seen).variant);
	await page.getByTestId('due').getByRole('button').click();
	await expect(question(page)).toBeVisible();
	await expect(page.getByText('_ Due today')).toBeVisible();
	expect(seen).not.toContain(await question(page).getAttribute('data-variant'));
	await answerByKey(page);
	await page.reload();
	await expect(feedback(page)).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(12);
});

test('the home page reminds of what is open, due and left of the goal, and of nothing before', async ({
	page
}) => {
	await page.clock.install();
	await openPage(page, '/');
	await expect(page.getByTestId('reminders')).toBeHidden();
	await answerTen(page);
	await openQuiz(page, '/quiz/gil?n=5&seed=open');
	await answerByKey(page);
	await page.goto('/');
	const reminders = page.getByTestId('reminders');
	await expect(reminders).toContainText('Today’s goal is reached');
	await expect(reminders).not.toContainText('to repeat');
	await reminders.getByRole('link', { name: /^Go on with/ }).click();
	await expect(feedback(page)).toBeVisible();
	await page.clock.setSystemTime(Date.now() + 40 * 24 * 3600 * 1000);
	await page.goto('/');
	await expect(reminders).toContainText(/\d+ ideas to repeat before you forget/);
	await expect(reminders).toContainText('10 answers to today’s goal');
	await expect(reminders).not.toContainText('Go on with');
});

test('a bar of the calibration starts the practice that would move it', async ({ page }) => {
	const { right } = await answerTen(page);
	expect(right).toBeLessThan(10);
	await page.goto('/progress');
	await page.getByTestId('calibration').getByText('As a table').click();
	await page.getByRole('button', { name: /^Sure ?: practise what you were sure of/ }).click();
	await expect(page.getByText('_ Sure but wrong')).toBeVisible();
	await expect(question(page)).toBeVisible();
});

test('an idea of which too little is known offers the quiz that would settle it', async ({
	page
}) => {
	await answerTen(page);
	await page.goto('/progress');
	await page.getByTestId('open-ideas').getByRole('button', { name: 'Settle it' }).first().click();
	await expect(question(page)).toBeVisible();
});

test('strengthen asks across sections, and nothing twice', async ({ page }) => {
	await page.goto('/today');
	await page.getByTestId('strengthen').getByRole('button').click();
	await expect(options(page).first()).toBeVisible();
	const variants = new Set<string | null>();
	for (let index = 0; index < 10; index++) {
		variants.add(await question(page).getAttribute('data-variant'));
		await page.getByTestId('unknown').click();
		await page.getByTestId('next').click();
	}
	await expect(page.getByTestId('score')).toBeVisible();
	expect(variants.size).toBe(10);
	await page.goto('/');
	await expect(page.getByText(/tried$/).first()).toBeVisible();
	expect(await page.getByText(/tried$/).count()).toBeGreaterThan(3);
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing on today and progress, empty and full', async ({ page }) => {
			for (const url of ['/today', '/progress']) {
				await page.goto(url);
				await expect(page.getByRole('main')).not.toContainText('Reading');
				await expectAccessible(page, `${url}, empty`);
			}
			await answerTen(page);
			await page.goto('/progress');
			await expect(page.getByTestId('weak').getByRole('application')).toBeVisible();
			for (const table of await page.getByText('As a table').all()) await table.click();
			await expectAccessible(page, 'progress');
			await page.goto('/today');
			await expect(page.getByTestId('mistakes')).toBeVisible();
			await expectAccessible(page, 'today');
			await page.goto('/');
			await expect(page.getByTestId('reminders')).toBeVisible();
			await expectAccessible(page, 'home with reminders');
			await page.goto('/history?day=2020-01-01');
			await expect(page.getByText('No session is like that.')).toBeVisible();
			await expectAccessible(page, 'history of a day');
		});
	});
}
