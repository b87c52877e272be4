import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { EXAMPLE } from '../../src/lib/pack/example';
import { CHOICE, COMPLETE, MULTI, PREDICT } from '../author/fixtures';
import { GIFT } from '../pack/fixtures';
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
import { readTables } from './tables';

const FOUR = [PREDICT, COMPLETE, CHOICE, MULTI].join('---\n');
const trust = (page: Page) => page.getByTestId('trust');

async function openPacks(page: Page): Promise<void> {
	await openPage(page, '/packs');
}

async function paste(page: Page, text: string): Promise<void> {
	await page.getByTestId('paste').fill(text);
	await page.getByTestId('check').click();
	await expect(page.getByTestId('offer')).toBeVisible();
}

/** Pastes a pack, adds it and opens it. */
async function add(page: Page, text: string, title = 'Brought along'): Promise<void> {
	await openPacks(page);
	await paste(page, text);
	await page.getByTestId('title').fill(title);
	await page.getByTestId('add').click();
	await page.getByTestId('added').getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByTestId('pack-questions')).toBeVisible();
}

const startAll = async (page: Page) => {
	await page.getByRole('button', { name: /^All \d+$/ }).click();
	await expect(options(page).first()).toBeVisible();
};

/** Answers every question of the quiz on the screen; what is said of trust must be there for each. */
async function takeQuiz(page: Page, size: number, said: RegExp): Promise<void> {
	for (let number = 1; number <= size; number++) {
		await expect(trust(page)).toHaveText(said);
		await answerByKey(page);
		await expect(trust(page)).toHaveText(said);
		if (number < size) await nextByKey(page);
	}
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toBeVisible();
}

/** Every row of every table, to be compared. */
const everything = async (page: Page) => JSON.stringify(await readTables(page));

test('a pack is added, taken, reviewed, removed without a trace, and brought back', async ({
	page
}) => {
	// Something of our own, so that there are sums.
	await openQuiz(page);
	await answerByKey(page);
	await page.goto('/today');
	await expect(page.getByTestId('due')).toBeVisible();
	const before = await everything(page);

	await openPacks(page);
	await paste(page, `${FOUR}---\n${CHOICE.replace('level: junior', 'level: expert')}`);
	await expect(page.getByTestId('offer')).toContainText('4 questions can be read');
	await expect(page.getByTestId('offer')).toContainText(
		'2 can be asked at once, unverified. 2 can be'
	);
	await expect(page.getByTestId('problems')).toContainText(
		/pasted:\d+:1 level has to be one of junior, mid, senior\. Choose one\./
	);
	expect(await everything(page)).toBe(before);
	await page.getByTestId('title').fill('Brought along');
	await page.getByTestId('add').click();
	await page.getByTestId('added').getByRole('link').click();
	await expect(page.getByTestId('pack-state')).toContainText('Unverified');

	await startAll(page);
	await takeQuiz(page, 2, /Unverified/);
	await expect(trust(page)).toHaveText(/Unverified/);
	await page.getByRole('listitem').getByRole('link').first().click();
	await expect(feedback(page)).toBeVisible();
	await expect(trust(page)).toHaveText(/Unverified/);
	await expect(feedback(page).getByRole('link')).toHaveText('Reference (docs.python.org)');
	await expect(feedback(page).getByRole('link')).toHaveAttribute('rel', 'noreferrer noopener');

	await page.goto('/history');
	await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
		'Brought along ? pack, unverified'
	);
	await page.goto('/progress');
	await expect(page.getByTestId('total')).toContainText('of 1 answer right');
	await openPage(page, '/settings');
	await page.getByTestId('recount').click();
	await expect(page.getByTestId('recounted')).toContainText('They are right');

	await page.getByRole('link', { name: 'To the packs' }).click();
	await page.getByTestId('packs').getByRole('link').click();
	await page.getByTestId('ask-remove').click();
	await expect(page.getByText('2 answers in 1 session go with it.')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('removed')).toBeVisible();
	expect(await everything(page)).toBe(before);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('pack-questions')).toBeVisible();
	await expect(page.getByTestId('pack-questions')).toContainText(/answered (rightly|wrongly)/);
	await page.getByTestId('ask-remove').click();
	await page.getByTestId('remove').click();
	await expect(page.getByTestId('removed')).toBeVisible();
	expect(await everything(page)).toBe(before);
});

test('recording makes keys of what the programs print, and says when', async ({ page }) => {
	test.slow();
	const wrong = COMPLETE.replace('wanted: "3"', 'wanted: "4"').replace('A title', 'Wrong');
	await add(page, `${PREDICT}---\n${CHOICE}---\n${wrong}`);
	await page.getByTestId('record').click();
	await expect(page.getByTestId('recording')).toBeVisible();
	await page.getByTestId('stop').click();
	await expect(page.getByTestId('record-news')).toHaveText('Stopped. Nothing was changed.');
	await expect(page.getByTestId('pack-state')).toContainText('nothing of it was run');
	await page.getByTestId('record').click();
	await expect(page.getByTestId('record-news')).toHaveText('Recorded.', { timeout: 60_000 });
	await expect(page.getByTestId('pack-state')).toContainText(
		/Recorded in this browser on .+ with Python 3\.14/
	);
	await expect(page.getByTestId('problems')).toContainText('not what is wanted');
	await expect(page.getByTestId('pack-questions')).toContainText('not borne out by its run');
	await startAll(page);
	await takeQuiz(page, 2, /Recorded/);
	await page.goto('/history');
	await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
		'✓ pack, recorded'
	);
});

test('GIFT by file, by keyboard alone', async ({ page }, info) => {
	const path = info.outputPath('names-and-scopes.gift');
	await writeFile(path, `${GIFT}\n\nHow many? {#3}\n`);
	await openPacks(page);
	await page.getByTestId('files').setInputFiles(path);
	await expect(page.getByTestId('offer')).toContainText('4 questions can be read');
	await expect(page.getByTestId('problems')).toContainText('names-and-scopes.gift:');
	await expect(page.getByTestId('title')).toHaveValue('Names and scopes');
	await page.getByTestId('title').press('Enter');
	await expect(page.getByTestId('added').getByRole('link')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('record')).toBeHidden();
	await page.getByRole('button', { name: 'All 4' }).focus();
	await page.keyboard.press('Enter');
	await takeQuiz(page, 4, /Unverified/);
	await page
		.getByTestId('retry')
		.or(page.getByRole('link', { name: 'New quiz' }))
		.first()
		.click();
});

test('a quiz in another tab ends with its pack, and leaves nothing', async ({ page, context }) => {
	await add(page, FOUR);
	await startAll(page);
	const other = await context.newPage();
	await openPacks(other);
	await other.getByTestId('packs').getByRole('link').click();
	await other.getByTestId('ask-remove').click();
	await other.getByTestId('remove').click();
	await expect(other.getByTestId('removed')).toBeVisible();
	await expect(page.getByText('Its pack has been removed.')).toBeVisible();
	expect(await everything(page)).not.toContain('pack-');
});

/** Texts that would do something if they reached a page as more than text. */
const HARM = [
	'<img src=//evil.example/x onerror=alert(1)>',
	'<svg onload=alert(1)><script>alert(2)</script></svg>',
	'<iframe srcdoc="<script>alert(3)</script>"></iframe>',
	'{@html "<b id=evil>x</b>"} {{evil}} ${evil}',
	'`<b id=evil>` *<i id=evil>* $constructor $__proto__'
].join(' ');

test('markup and script in any text of a pack stay text', async ({ page }) => {
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
	const quoted = JSON.stringify(HARM);
	const short = JSON.stringify(
		'<img src=//evil.example onerror=alert(1)><script>alert(1)</script>'
	);
	const choice = CHOICE.replace('title: A title', `title: ${short}`)
		.replace('stem: How many?', `stem: ${quoted}\nsnippet: ${quoted}\nwhy: ${quoted}`)
		.replace('keys: [One at most.]', `keys: [${quoted}]`)
		.replace('text: Two at most.', `text: ${JSON.stringify(`${HARM} 2`)}`)
		.replace('feedback: Not two.', `feedback: ${quoted}`)
		.replace('explanation: Since it is so.', `explanation: ${quoted}`);
	const gift = `::${HARM.replace(/[{}=~#:]/g, '\\$&')}:: [html]${HARM.replace(/[{}=~#:]/g, '\\$&')} {
		=${HARM.replace(/[{}=~#:]/g, '\\$&')} # ${HARM.replace(/[{}=~#:]/g, '\\$&')}
		~[markdown]wrong ${HARM.replace(/[{}=~#:]/g, '\\$&')} # no }`;
	for (const [text, title] of [
		[choice, short],
		[gift, HARM]
	] as const) {
		await add(page, text, title.slice(0, 60));
		await startAll(page);
		await answerByKey(page, '2');
		await expect(feedback(page)).toBeVisible();
		await expect(question(page)).toContainText('alert(1)');
		const found = await page.locator('#main').evaluate((main) => ({
			strange: main.querySelectorAll('img, svg, script, iframe, object, embed, #evil, form form')
				.length,
			handlers: [...main.querySelectorAll('*')].flatMap((element) =>
				element.getAttributeNames().filter((name) => name.startsWith('on'))
			),
			links: [...main.querySelectorAll('a')].map(({ protocol }) => protocol)
		}));
		expect(found.strange).toBe(0);
		expect(found.handlers).toEqual([]);
		expect(found.links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
		await page.keyboard.press('Enter');
		await expect(page.getByTestId('score')).toBeVisible();
		await page.goto('/history');
		await page.goto('/packs');
		await expect(page.getByTestId('packs')).toBeVisible();
		expect(await page.locator('#main').locator('img, svg, script, iframe').count()).toBe(0);
	}
	expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
	expect(dialogs).toEqual([]);
});

test('what is hostile is answered with a sentence, and the page stays quick', async ({ page }) => {
	await openPacks(page);
	const before = await everything(page);
	for (const [text, message] of [
		[`a: ${'['.repeat(150_000)}`, 'levels deep'],
		['x'.repeat(300_000), 'A pack has at most 200,000'],
		['__proto__: {a: b}\nkind: choice', 'no field called __proto__'],
		[PREDICT.replace('docs.python.org', 'x" onclick="alert(1)'), 'not an https address'],
		['\0\ud800{', 'pasted:']
	] as const) {
		await page.getByTestId('paste').fill(text);
		await page.getByTestId('check').click();
		await expect(page.getByTestId('problems')).toContainText(message);
		await expect(page.getByTestId('add')).toBeHidden();
	}
	expect(await everything(page)).toBe(before);
	expect(await page.evaluate(() => 'a' in {})).toBe(false);
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing on the pages of packs', async ({ page }) => {
			await openPacks(page);
			await page.getByText('An example of two questions in YAML').click();
			await expectAccessible(page, 'packs, none');
			await page.getByTestId('example').click();
			await expect(page.getByTestId('paste')).toHaveValue(EXAMPLE);
			await paste(page, `${FOUR}---\nkind: choice\n`);
			await page.getByText('Which they are').click();
			await expectAccessible(page, 'a pack on offer');
			await page.getByTestId('add').click();
			await expect(page.getByTestId('added')).toBeVisible();
			await expectAccessible(page, 'a pack added');
			await page.getByTestId('added').getByRole('link').click();
			await page.getByTestId('ask-remove').click();
			await expectAccessible(page, 'a pack');
			await startAll(page);
			await expectAccessible(page, 'asking');
			await answerByKey(page);
			await expectAccessible(page, 'answered');
			await page.goto('/history');
			await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
			await expectAccessible(page, 'history');
		});
	});
}
