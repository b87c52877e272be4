import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { SectionBank } from '../../src/lib/bank/types';
import { drawEach, type Drawn } from '../../src/lib/exchange/drawn';
import { readAnki, readGift, readMoodle, readQti } from '../exchange/readers';
import { contentOf, type Found } from '../exchange/content';
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
	test
} from './pages';

const elsewhere = (page: Page) => page.getByTestId('elsewhere');

const bankOf = async (page: Page, section: string) =>
	(await (await page.request.get(`/bank/${section}.json`)).json()) as SectionBank;

/** Opens what is folded and goes to a format, by keyboard alone. */
async function goTo(page: Page, format: string): Promise<void> {
	const summary = elsewhere(page).locator('summary');
	await summary.focus();
	if ((await elsewhere(page).getAttribute('open')) === null) await page.keyboard.press('Enter');
	const button = page.getByTestId(`take-${format}`);
	await expect(button).toBeVisible();
	for (let presses = 0; presses < 5; presses++) {
		await page.keyboard.press('Tab');
		if (await button.evaluate((node) => node === document.activeElement)) return;
	}
	throw new Error(`Tab does not lead to ${format}.`);
}

/** Takes the questions of a page in a format, by keyboard. */
async function take(page: Page, format: string) {
	await goTo(page, format);
	const downloading = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	const download = await downloading;
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

function expectFound(found: readonly Found[], drawn: readonly Drawn[], titled: boolean): void {
	expect(found).toHaveLength(drawn.length);
	for (const [index, each] of drawn.entries()) {
		const wanted = contentOf(each);
		if (titled) expect(found[index]!.title).toBe(wanted.title);
		expect(found[index]!.code).toEqual(wanted.code);
		expect(found[index]!.options.map(({ text, code, correct }) => [text, code, correct])).toEqual(
			wanted.options.map(({ text, code, correct }) => [text, code, correct])
		);
		expect(found[index]!.text).toContain(wanted.text);
	}
}

const READERS = [
	{ format: 'moodle', ending: 'moodle.xml', read: (file: Buffer) => readMoodle(file.toString()) },
	{ format: 'gift', ending: 'gift.txt', read: (file: Buffer) => readGift(file.toString()) },
	{ format: 'qti', ending: 'qti3.zip', read: (file: Buffer) => readQti(file) },
	{ format: 'anki', ending: 'anki.txt', read: (file: Buffer) => readAnki(file.toString()) }
];

test('a section leaves in each format, by keyboard', async ({ page }) => {
	const section = 'query-api';
	const drawn = drawEach((await bankOf(page, section)).items);
	await openPage(page, `/section/${section}`);
	for (const { format, ending, read } of READERS) {
		const { name, bytes } = await take(page, format);
		expect(name).toBe(`dunder-${section}.${ending}`);
		expectFound(read(bytes).questions, drawn, format !== 'anki');
		await expect(page.getByTestId('taken')).toHaveText(`Saved ${name}: ${drawn.length} questions.`);
	}
});

test('a browser reads code to the letter from a card', async ({ page }) => {
	const drawn = drawEach((await bankOf(page, 'generators-iterators')).items);
	await openPage(page, '/section/generators-iterators');
	const { bytes } = await take(page, 'anki');
	const fronts = bytes
		.toString()
		.split('\n')
		.filter((line) => !line.startsWith('#') && line !== '')
		.map((line) => line.split('\t')[1]!);
	const code = await page.evaluate(
		(fronts) =>
			fronts.map((front) => {
				const card = new DOMParser().parseFromString(front, 'text/html').body;
				return [...card.querySelectorAll(':scope > pre')].map(({ textContent }) => textContent);
			}),
		fronts
	);
	expect(code).toEqual(drawn.map((each) => contentOf(each).code));
});

test('what I got wrong holds the one question that was answered wrongly, as it was put', async ({
	page
}) => {
	const section = 'gil';
	const bank = await bankOf(page, section);
	await openQuiz(page, `/quiz/${section}?n=5&kind=predict-output&seed=abc`);
	let wrong: { title: string; code: string[]; options: string[] } | undefined;
	for (let number = 1; number <= 5; number++) {
		const asked = await question(page).getAttribute('data-variant');
		const item = bank.items.find(({ variants }) => variants.some(({ id }) => id === asked))!;
		const pool = item.variants.find(({ id }) => id === asked)!.options;
		const ids = await options(page)
			.locator('input')
			.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
		const correct = ids.map((id) => pool.find((option) => option.id === id)!.correct);
		const pick = number === 3 ? correct.indexOf(false) : correct.indexOf(true);
		await answerByKey(page, String(pick + 1));
		if (number === 3) {
			await expect(feedback(page)).toContainText('Not right');
			wrong = {
				title: item.title,
				code: [(await question(page).locator('figure.code').innerText()).trimEnd()],
				options: ids.map((id) => pool.find((option) => option.id === id)!.text)
			};
		}
		await nextByKey(page);
	}
	await openPage(page, '/today');
	await expect(elsewhere(page)).toContainText('Take what you got wrong elsewhere');
	for (const { format, ending, read } of READERS) {
		const { name, bytes } = await take(page, format);
		expect(name).toBe(`dunder-wrong-answers.${ending}`);
		const { questions } = read(bytes);
		expect(questions).toHaveLength(1);
		const [found] = questions;
		if (format !== 'anki') expect(found!.title).toBe(wrong!.title);
		expect(found!.code.map((code) => code.trimEnd())).toEqual(wrong!.code);
		expect(found!.options.map(({ code }) => code[0] ?? '')).toEqual(wrong!.options);
	}
});

test('where nothing was wrong there is nothing to take', async ({ page }) => {
	await openPage(page, '/today');
	await expect(page.getByTestId('mistakes')).toBeVisible();
	await expect(elsewhere(page)).toHaveCount(0);
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing where questions are taken elsewhere', async ({ page }) => {
			await openPage(page, '/section/gil');
			await take(page, 'gift');
			await expect(page.getByTestId('taken')).toContainText('dunder-gil.gift.txt');
			await expectAccessible(page, 'a section');
			await openQuiz(page, '/quiz/gil?n=5&seed=abc');
			await page.getByTestId('unknown').click();
			await expect(feedback(page)).toBeVisible();
			await openPage(page, '/today');
			await take(page, 'anki');
			await expectAccessible(page, 'what I got wrong');
		});
	});
}
