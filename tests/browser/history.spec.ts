import type { Page } from '@playwright/test';
import {
	answerByKey,
	expect,
	expectAccessible,
	nextByKey,
	openPage,
	openQuiz,
	SCREENS,
	storedAttempts,
	test
} from './pages';
import { begin } from './interview-pages';

/** Takes a quiz of five questions with the same key for each answer. */
async function take(page: Page, section: string, key: string): Promise<void> {
	await openQuiz(page, `/quiz/${section}?n=5&seed=${section}${key}`.replaceAll('-', ''));
	for (let index = 0; index < 5; index++) {
		await answerByKey(page, key);
		await nextByKey(page);
	}
	await expect(page.getByTestId('score')).toBeVisible();
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

test('sessions are found by mode, section, day and score', async ({ page }) => {
	await take(page, 'oop', '1');
	await take(page, 'gil', '2');
	await begin(page);
	await page.goto('/history');
	await expect(rows(page)).toHaveCount(3);
	await page.getByText('Filter').click();
	await page.getByRole('checkbox', { name: 'Interview' }).check();
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(rows(page)).toHaveCount(1);
	await expect(rows(page)).toContainText('Django backend developer');
	await page.getByRole('link', { name: 'Show all' }).click();
	await expect(rows(page)).toHaveCount(3);
	await page.getByText('Filter').click();
	await page.getByLabel('Section', { exact: true }).fill('The GIL');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(rows(page).first()).toContainText('GIL');
	await page.goto('/history?least=101');
	await expect(page.getByRole('alert')).toContainText('not a percentage');
	await page.goto('/history?from=2001-01-01&to=2001-12-31');
	await expect(page.getByText('No session is like that.')).toBeVisible();
	// Every score is within all of them, and two halves hold each session once or, on the border, twice.
	await page.goto('/history?least=0&most=100');
	await expect(rows(page)).toHaveCount(2);
});

test('two sessions stand side by side', async ({ page }) => {
	await take(page, 'oop', '1');
	await take(page, 'oop', '2');
	await page.goto('/history');
	await expect(rows(page)).toHaveCount(2);
	for (const box of await rows(page).getByRole('checkbox').all()) await box.check();
	await page.getByRole('link', { name: 'Compare these two' }).click();
	const attempts = await storedAttempts(page);
	const right = (attempts as unknown as { correct: boolean }[]).filter(({ correct }) => correct);
	const cells = page.getByTestId('comparison').getByRole('row', { name: /^Right \d/ });
	await expect(cells).toBeVisible();
	const shown = await cells.getByRole('cell').allInnerTexts();
	const counted = shown.map((text) => Number(/^(\d+) of 5/.exec(text)![1]));
	expect(counted[0]! + counted[1]!).toBe(right.length);
	await page.goto('/history/compare?a=no&b=such');
	await expect(page.getByRole('alert')).toContainText('not in this browser');
});

test('a deleted session can be put back, and so can everything', async ({ page }) => {
	await take(page, 'oop', '1');
	await take(page, 'gil', '1');
	await page.goto('/history');
	await rows(page).getByRole('checkbox').first().check();
	await page.getByTestId('delete').click();
	await expect(rows(page)).toHaveCount(1);
	expect(await storedAttempts(page)).toHaveLength(5);
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rows(page)).toHaveCount(2);
	expect(await storedAttempts(page)).toHaveLength(10);
	await page.getByRole('button', { name: 'Delete all' }).click();
	await page.getByTestId('delete-all').click();
	await expect(page.getByText('No sessions yet.')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rows(page)).toHaveCount(2);
	// The sums are there again too.
	await openPage(page, '/settings');
	await page.getByRole('button', { name: 'Count again' }).click();
	await expect(page.getByText('They are right')).toBeVisible();
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing in the history and the comparison', async ({ page }) => {
			await take(page, 'oop', '1');
			await take(page, 'gil', '2');
			await page.goto('/history?mode=quiz');
			await expect(rows(page)).toHaveCount(2);
			for (const box of await rows(page).getByRole('checkbox').all()) await box.check();
			await expectAccessible(page, 'filtered, ticked');
			await page.getByRole('button', { name: 'Delete all' }).click();
			await expectAccessible(page, 'asked whether to delete');
			await page.getByRole('link', { name: 'Compare these two' }).click();
			await expect(page.getByTestId('comparison')).toBeVisible();
			await expectAccessible(page, 'comparison');
		});
	});
}
