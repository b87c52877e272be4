import type { Page } from '@playwright/test';
import {
	answerByKey,
	expect,
	expectAccessible,
	feedback,
	needsPackage,
	openPage,
	openQuiz,
	SCREENS,
	test
} from './pages';

const PYTHON = '/quiz/shallow-deep-copy?n=5&kind=predict-output&seed=abc';
const DJANGO = '/quiz/query-api?n=5&kind=predict-output&seed=abc';
const NATIVE = '/quiz/semaphores-mutexes?n=5&kind=predict-output&seed=abc';
/** Files that interpreters are made of. */
const RUNTIME = /\/python\/.*\.(mjs|wasm|zip)/;

const editor = (page: Page) => page.getByRole('textbox', { name: 'The code, to change and run' });
const result = (page: Page) => page.getByTestId('result');
const news = (page: Page) => page.getByTestId('run-news');

/** Answers the first question of a quiz and opens what is below its feedback. */
async function openPanel(page: Page, url: string): Promise<void> {
	await openQuiz(page, url);
	await answerByKey(page);
	await page.getByTestId('run-open').click();
}

/** Runs what is in the editor, and waits for the result. */
async function run(page: Page): Promise<void> {
	await page.getByTestId('run-code').click();
	await expect(page.getByTestId('run-code')).toHaveText('Run', { timeout: 50_000 });
	await expect(result(page)).toBeVisible();
}

/** Puts a program of one's own into the editor, as from the clipboard. */
async function write(page: Page, code: string): Promise<void> {
	await editor(page).click();
	await page.keyboard.press('Control+a');
	await editor(page).evaluate((content, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		content.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, code);
}

const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.getAttribute('data-testid'));

/** Moves the focus by keyboard until it is on something. */
async function tabTo(page: Page, testid: string, key = 'Tab'): Promise<void> {
	for (let press = 0; press < 30 && (await focused(page)) !== testid; press++) {
		await page.keyboard.press(key);
	}
	expect(await focused(page)).toBe(testid);
}

test('by keyboard alone a program runs, gives what was recorded, and is changed', async ({
	page
}) => {
	const loads: string[] = [];
	await page.route(RUNTIME, async (route) => {
		loads.push(route.request().url());
		await new Promise((resolve) => setTimeout(resolve, 300));
		await route.continue();
	});
	await openQuiz(page, PYTHON);
	await answerByKey(page);
	await tabTo(page, 'run-open');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('run-code')).toBeFocused();
	expect(loads).toEqual([]);

	await page.keyboard.press('Enter');
	await expect(page.getByTestId('loading')).toContainText(/of \d+\.\d MB/);
	await expect(news(page)).toHaveText('Ended.', { timeout: 50_000 });
	await expect(page.getByTestId('agreement')).toHaveText('✓ The same came out.');
	const recorded = await page.getByRole('group', { name: 'Recorded output' }).innerText();
	expect((await page.getByTestId('stdout').innerText()).trim()).toBe(recorded.trim());

	await tabTo(page, 'editor', 'Shift+Tab');
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Enter');
	await page.keyboard.type('print("mine")');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Shift+Tab');
	expect(await focused(page)).toBe('editor');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByTestId('stdout')).toContainText('mine');
	await expect(page.getByTestId('agreement')).toContainText('you have changed it');
	await expect(feedback(page)).toBeVisible();

	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(page.getByTestId('run-code')).toBeFocused();
	await tabTo(page, 'put-back');
	await page.keyboard.press('Enter');
	await expect(editor(page)).not.toContainText('mine');
	await expect(page.getByTestId('put-back')).toBeHidden();
	await expect(page.getByTestId('run-code')).toBeFocused();
});

test('an error is on its line; a loop, a flood and their leftovers are dealt with', async ({
	page
}) => {
	await openPanel(page, PYTHON);
	await write(page, 'def halve(n):\n    return n / 0\n\nprint("before")\nhalve(1)\n');
	await run(page);
	await expect(page.getByTestId('error')).toContainText('ZeroDivisionError: division by zero');
	await expect(page.getByTestId('stdout')).toHaveText('before');
	await expect(news(page)).toHaveText('Ended with ZeroDivisionError on line 2.');
	await expect(editor(page).locator('.cm-error-line')).toContainText('return n / 0');
	await expect(editor(page).locator('.cm-error-line')).toContainText('line 2');
	await page.getByRole('button', { name: 'line 5' }).click();
	await expect(editor(page)).toBeFocused();
	await page.keyboard.type('# here ');
	await expect(editor(page)).toContainText('# here halve(1)');
	await expect(editor(page).locator('.cm-error-line')).toHaveCount(0);

	await write(page, 'print("on")\nwhile True:\n    pass\n');
	await page.getByTestId('run-code').click();
	await expect(news(page)).toHaveText('Running.');
	await page.getByTestId('run-code').click();
	await expect(page.getByTestId('stopped')).toContainText('You stopped it.', { timeout: 1_000 });

	await write(page, 'while True:\n    print("flood " * 100)\n');
	await run(page);
	await expect(page.getByTestId('flooded')).toContainText('64 KiB');
	await write(page, 'print("after")\n');
	await run(page);
	await expect(page.getByTestId('stdout')).toHaveText('after');
});

test('a Django question runs with what was before it, its SQL beside the output', async ({
	page
}) => {
	needsPackage('django');
	test.slow();
	await openPanel(page, DJANGO);
	await expect(page.getByTestId('run-panel')).toContainText('The same code runs before it');
	await run(page);
	await expect(page.getByTestId('agreement')).toContainText('✓ The same came out');
	await expect(page.getByTestId('queries')).toContainText('INSERT INTO');
});

test('what a browser can’t run says so beforehand, and shows what was recorded', async ({
	page
}) => {
	await openPanel(page, NATIVE);
	await expect(page.getByTestId('not-here')).toContainText('It can’t run in a browser.');
	await expect(page.getByTestId('recorded')).toContainText('Python 3.');
	await expect(page.getByTestId('run-code')).toHaveCount(0);
});

test('an example of a primer runs, and what was kept runs without a connection', async ({
	page,
	context
}) => {
	await openPage(page, '/section/decorators');
	await page.getByTestId('run-open').click();
	await page.getByTestId('keep').click();
	await expect(page.getByTestId('keep-note')).toContainText('Kept for offline use', {
		timeout: 50_000
	});
	await context.route(RUNTIME, (route) => route.abort());
	await run(page);
	await expect(page.getByTestId('agreement')).toContainText('✓ The same came out');
	await openPage(page, '/settings');
	const row = page.getByTestId('kept').getByRole('listitem').first();
	await expect(row.getByText('kept', { exact: true })).toBeVisible();
	await row.getByRole('button', { name: 'Remove' }).click();
	await expect(row.getByText('not kept', { exact: true })).toBeVisible();
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing on what runs', async ({ page }) => {
			test.slow();
			await openPanel(page, PYTHON);
			await expect(editor(page)).toBeVisible();
			await expectAccessible(page, 'open');
			await run(page);
			await expectAccessible(page, 'run');
			await write(page, 'print("x" * 300)\n1 / 0\n');
			await run(page);
			await expectAccessible(page, 'with an error');
			await openPanel(page, NATIVE);
			await expectAccessible(page, 'not here');
			await openPage(page, '/settings');
			await expect(page.getByTestId('kept')).toBeVisible();
			await expectAccessible(page, 'kept');
		});
	});
}
