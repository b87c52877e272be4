import { existsSync, mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, needsPackage, openQuiz, options, SCREENS, test } from './pages';

const QUIZ = '/quiz/shallow-deep-copy?n=5&kind=predict-output&seed=abc';
/** A folder for pictures of the steps, for a person to look at; none are taken without it. */
const PICTURES = process.env.PICTURES;

const slider = (page: Page) => page.getByTestId('step-slider');
const words = (page: Page) => page.getByTestId('step-words');
const step = async (page: Page) => Number(await slider(page).inputValue());

/** Answers the first question wrongly whose belief has a program, and opens its steps. */
async function openWhy(page: Page, quiz = QUIZ): Promise<void> {
	await openQuiz(page, quiz);
	await options(page).first().waitFor();
	for (let question = 0; question < 5; question++) {
		await page.keyboard.press('1');
		await page.keyboard.press('Enter');
		await page.getByTestId('feedback').waitFor();
		const isWrong = await page.getByRole('heading', { name: 'Not right' }).isVisible();
		if (isWrong) break;
		await page.keyboard.press('Enter');
		await page.getByTestId('feedback').waitFor({ state: 'hidden' });
	}
	await page.getByTestId('run-open').click();
	await page.getByTestId('step-code').click();
	await expect(slider(page)).toBeVisible({ timeout: 50_000 });
	await expect(page.getByTestId('why')).toBeVisible();
}

async function picture(page: Page, name: string): Promise<void> {
	if (!PICTURES) return;
	if (!existsSync(PICTURES)) mkdirSync(PICTURES, { recursive: true });
	await page.screenshot({ path: `${PICTURES}/step-${name}.png`, fullPage: true });
}

/** Steps through a program of one's own. */
async function stepThrough(page: Page, code: string): Promise<void> {
	const editor = page.getByRole('textbox', { name: 'The code, to change and run' });
	await editor.click();
	await page.keyboard.press('Control+a');
	// As pasted: what is typed would be indented by the editor.
	await editor.evaluate((element, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		const how = { clipboardData, bubbles: true, cancelable: true };
		element.dispatchEvent(new ClipboardEvent('paste', how));
	}, code);
	await page.getByTestId('step-code').click();
	await expect(page.getByTestId('why')).toBeHidden();
	await expect(slider(page)).toBeVisible();
}

test('a wrong answer shows where reality leaves its belief; steps go by keyboard both ways', async ({
	page
}) => {
	await openWhy(page);
	const why = page.getByTestId('why');
	await expect(why.getByRole('heading')).toContainText('The belief behind that answer');
	await expect(why).toContainText(/Reality leaves it at step \d+ of \d+/);
	await expect(page.getByTestId('step-mark')).toBeVisible();
	expect(await step(page)).toBe(1);
	await page.getByTestId('why-jump').focus();
	await page.keyboard.press('Enter');
	const [, marked, count] = /step (\d+) of (\d+)/.exec(await why.innerText())!.map(Number);
	expect(await step(page)).toBe(marked);
	await expect(page.getByTestId('why-there')).toContainText('Really');
	await expect(page.getByTestId('why-there')).toContainText('With the belief');

	await slider(page).focus();
	await page.keyboard.press('ArrowLeft');
	expect(await step(page)).toBe(marked! - 1);
	await expect(page.getByTestId('why-there')).toBeHidden();
	await page.keyboard.press('Home');
	expect(await step(page)).toBe(1);
	await page.keyboard.press('End');
	expect(await step(page)).toBe(count);
	await expect(words(page)).toContainText('The program has ended');
	await page.getByTestId('step-back').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowLeft');
	expect(await step(page)).toBe(count! - 2);
	expect(await slider(page).getAttribute('aria-valuetext')).toContain(
		`Step ${count! - 2} of ${count}`
	);

	// Two names of one list are two arrows to one box, and one sentence.
	await stepThrough(
		page,
		'def count():\n    yield len(basket)\nbasket = [1]\nitems = basket\nitems.append(2)\nprint(next(count()))\nint("x")\n'
	);
	await page.getByTestId('step-output').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('step-output-text')).toHaveText('2');
	const heap = page.getByTestId('heap');
	await expect(heap.locator('.arrow.shared')).toHaveCount(2);
	await expect(heap.locator('.object')).toHaveCount(1);
	await page.getByText('The same in words').click();
	await expect(page.getByTestId('heap-words')).toHaveText(
		'basket and items are the same list: [1, 2]'
	);
	const told: string[] = [];
	await slider(page).focus();
	await page.keyboard.press('Home');
	for (let at = 1; at < Number(await slider(page).getAttribute('max')); at++) {
		told.push((await words(page).innerText()).replace(/\s+/g, ' '));
		await page.keyboard.press('ArrowRight');
	}
	const all = told.join('\n');
	for (const sentence of [
		'items is the same list as basket: [1].',
		'one list, changed to [1, 2].',
		'The generator count starts.',
		'Count yields 2 and waits.',
		'is raised in line 7 of the program.'
	]) {
		expect(all).toContain(sentence);
	}
	await expect(words(page)).toContainText('The program has ended with ValueError');
});

for (const [section, name] of [
	['query-api', 'django'],
	['pydantic', 'pydantic']
] as const) {
	test(`a program with ${name} is stepped through, and shows where its belief is left`, async ({
		page
	}) => {
		needsPackage(name);
		test.slow();
		await openWhy(page, `/quiz/${section}?n=5&kind=predict-output&seed=abc`);
		const why = page.getByTestId('why');
		await expect(why).toContainText(/Reality leaves it at step \d+ of \d+/);
		await page.getByTestId('why-jump').click();
		await expect(page.getByTestId('why-there')).toContainText('Really');
		const [, marked] = /step (\d+) of/.exec(await why.innerText())!.map(Number);
		expect(await step(page)).toBe(marked);
	});
}

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);
		test('the steps are accessible', async ({ page }) => {
			await openWhy(page);
			await expectAccessible(page, 'the first step');
			await picture(page, `first, ${name}`);
			await page.getByTestId('why-jump').click();
			await page.getByText('The same in words').click();
			await expectAccessible(page, 'the step at which reality leaves the belief');
			await picture(page, `why, ${name}`);
		});
	});
}
