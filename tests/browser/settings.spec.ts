import { readFile, writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
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

/** Answers some questions and leaves. */
async function answerSome(page: Page, count = 3): Promise<void> {
	await openQuiz(page);
	for (let index = 0; index < count; index++) {
		await answerByKey(page);
		await nextByKey(page);
	}
}

/** Backs everything up and gives the path of the file. */
async function backUp(page: Page, info: TestInfo, name = 'backup.jsonl'): Promise<string> {
	await openPage(page, '/settings');
	const downloading = page.waitForEvent('download');
	await page.getByTestId('export').click();
	const path = info.outputPath(name);
	await (await downloading).saveAs(path);
	return path;
}

const working = (page: Page) => page.getByTestId('transferred');

test('a backup brings everything back after all was deleted, byte for byte', async ({
	page
}, info) => {
	await answerSome(page);
	const path = await backUp(page, info);
	await page.goto('/history');
	await page.getByRole('button', { name: 'Delete all' }).click();
	await page.getByTestId('delete-all').click();
	await expect(page.getByText('No sessions yet.')).toBeVisible();
	await openPage(page, '/settings');
	await page.getByTestId('import').setInputFiles(path);
	await expect(page.getByTestId('preview')).toContainText('1 session with 3 answers: 1 not here');
	expect(await storedAttempts(page)).toHaveLength(0);
	await page.getByTestId('merge').click();
	await expect(working(page)).toHaveText('Imported.');
	expect(await storedAttempts(page)).toHaveLength(3);
	const again = await readFile(await backUp(page, info, 'again.jsonl'), 'utf8');
	const rest = (text: string) => text.replace(/"exportedAt":\d+/, '');
	expect(rest(again)).toBe(rest(await readFile(path, 'utf8')));
	await page.getByTestId('recount').click();
	await expect(page.getByTestId('recounted')).toContainText('They are right');
});

test('a damaged file says what is wrong, and changes nothing', async ({ page }, info) => {
	await answerSome(page);
	const path = await backUp(page, info);
	await writeFile(path, (await readFile(path, 'utf8')).slice(0, -40));
	await page.getByTestId('import').setInputFiles(path);
	await expect(page.getByRole('alert')).toContainText('Nothing was imported');
	await writeFile(path, 'PK something else');
	await page.getByTestId('import').setInputFiles(path);
	await expect(page.getByRole('alert')).toContainText('not a file that Dunder has exported');
	expect(await storedAttempts(page)).toHaveLength(3);
});

test('100,000 answers: import shows how far it is, can be called off, and is whole or not there', async ({
	page
}, info) => {
	test.setTimeout(240_000);
	await answerSome(page, 1);
	const path = await backUp(page, info);
	const [head, ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
	const answer = rows.find((row) => row.startsWith('["attempts"'))!;
	const session = rows.find((row) => row.startsWith('["sessions"'))!;
	const { id } = (JSON.parse(session) as [string, { id: string }])[1];
	const many = Array.from({ length: 5_000 }, (_, number) => `${id}${number}`);
	const sessions = many.map((name) => session.replace(id, name));
	const answers = many.flatMap((name) =>
		Array.from({ length: 20 }, (_, index) =>
			answer.replace(id, name).replace(/"index":\d+/, `"index":${index}`)
		)
	);
	const counted = JSON.parse(head!) as { rows: Record<string, number> };
	counted.rows.sessions! += sessions.length;
	counted.rows.attempts! += answers.length;
	await writeFile(path, [JSON.stringify(counted), ...rows, ...sessions, ...answers].join('\n'));

	await page.getByTestId('import').setInputFiles(path);
	await expect(page.getByTestId('working')).toContainText('Reading and checking');
	await expect(page.getByRole('progressbar')).not.toHaveAttribute('value', '0');
	await page.getByTestId('cancel').click();
	await expect(working(page)).toHaveText('Called off. Nothing was changed.');

	await page.getByTestId('import').setInputFiles(path);
	await expect(page.getByTestId('preview')).toBeVisible({ timeout: 60_000 });
	await page.getByTestId('merge').click();
	await expect(page.getByTestId('working')).toContainText('Writing');
	await page.getByTestId('cancel').click();
	await expect(working(page)).toHaveText('Called off. Nothing was changed.', { timeout: 60_000 });
	expect(await storedAttempts(page)).toHaveLength(1);

	// The page goes in the middle of it.
	await page.getByTestId('merge').click();
	await expect(page.getByTestId('working')).toContainText('Writing');
	await page.reload();
	expect(await storedAttempts(page)).toHaveLength(1);

	await page.getByTestId('import').setInputFiles(path);
	await page.getByTestId('merge').click({ timeout: 60_000 });
	await expect(working(page)).toHaveText('Imported.', { timeout: 120_000 });
	await page.goto('/progress');
	await expect(page.getByTestId('total')).toContainText('of 100001 answers');
});

test('answers as a table', async ({ page }) => {
	await answerSome(page);
	await openPage(page, '/settings');
	const downloading = page.waitForEvent('download');
	await page.getByTestId('csv').click();
	const lines = (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\n');
	expect(lines).toHaveLength(4);
	expect(lines[1]).toContain('shallow-deep-copy');
});

test('results of a newer version are left alone, and it is said', async ({ page, noise }) => {
	await answerSome(page);
	// A page of the site that does not open the database.
	await page.route('/empty', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' })
	);
	await page.goto('/empty');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('dunder', 9_990);
				opening.onsuccess = () => (opening.result.close(), resolve());
				opening.onerror = () => reject(opening.error);
			})
	);
	await openQuiz(page, '/quiz/gil?n=5&seed=abc');
	await answerByKey(page);
	await expect(page.getByText('written by a newer version of Dunder')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(3);
	expect(noise).toEqual([]);
});

test('the daily goal and the clocks are remembered', async ({ page }) => {
	await openPage(page, '/settings');
	await page.getByRole('radio', { name: '20', exact: true }).check();
	await page.getByRole('radio', { name: '× 2', exact: true }).check();
	await openPage(page, '/timed');
	await expect(page.getByRole('radio', { name: '× 2', exact: true })).toBeChecked();
	await page.goto('/today');
	await expect(page.getByRole('radio', { name: '20', exact: true })).toBeChecked();
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing on the settings', async ({ page }, info) => {
			await answerSome(page);
			const path = await backUp(page, info);
			await expectAccessible(page, 'settings');
			await page.getByTestId('import').setInputFiles(path);
			await expect(page.getByTestId('preview')).toBeVisible();
			await expectAccessible(page, 'asked whether to import');
		});
	});
}
