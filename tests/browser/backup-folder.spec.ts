import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
	answerByKey,
	expect,
	expectAccessible,
	feedback,
	openQuiz,
	SCREENS,
	storedAttempts,
	test
} from './pages';

const panel = (page: Page) => page.getByTestId('folder');

/** A folder of the origin's own stands for one of the device; the browser's dialogue can't be tested. */
async function letChoose(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.showDirectoryPicker = async () =>
			(await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
		const state = () => (localStorage.getItem('test:permission') ?? 'granted') as PermissionState;
		FileSystemHandle.prototype.queryPermission = async () => state();
		FileSystemHandle.prototype.requestPermission = async () => {
			localStorage.removeItem('test:permission');
			localStorage.setItem('test:asked', 'yes');
			return state();
		};
		const open = FileSystemFileHandle.prototype.createWritable;
		FileSystemFileHandle.prototype.createWritable = async function (options) {
			const stream = await open.call(this, options);
			if (localStorage.getItem('test:full') !== null) {
				stream.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
			}
			return stream;
		};
	});
}

/** Names and contents of the files in the folder. */
const files = (page: Page) =>
	page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('Backups', { create: true });
		const found: [string, string][] = [];
		for await (const [name, handle] of folder.entries() as AsyncIterable<
			[string, FileSystemFileHandle]
		>) {
			found.push([name, await (await handle.getFile()).text()]);
		}
		return found;
	});

const flag = (page: Page, name: string, value: string) =>
	page.evaluate(([key, text]) => localStorage.setItem(key!, text!), [`test:${name}`, value]);

async function settings(page: Page): Promise<void> {
	await page.goto('/settings');
	await expect(panel(page).getByRole('heading')).toBeVisible();
}

async function choose(page: Page): Promise<void> {
	await settings(page);
	await panel(page).getByRole('button', { name: 'Choose a folder' }).click();
	await expect(panel(page)).toContainText('Backups go to the folder “Backups”');
}

/** Takes a quiz from its first question to its result. */
async function takeQuiz(page: Page, seed = 'abc'): Promise<void> {
	await openQuiz(page, `/quiz/shallow-deep-copy?n=5&seed=${seed}`);
	for (let number = 1; number <= 5; number++) {
		await answerByKey(page);
		await page.keyboard.press('Enter');
		await expect(feedback(page)).toBeHidden();
	}
	await expect(page.getByTestId('score')).toBeVisible();
}

/** As if the last backup, or the last try, had been hours ago. */
const letTimePass = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('dunder');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const folders = opening.result.transaction('folders', 'readwrite').objectStore('folders');
					const reading = folders.get('backup');
					reading.onsuccess = () => {
						const row = reading.result as { savedAt?: number; triedAt?: number };
						const hours = 2 * 3_600_000;
						if (row.savedAt) row.savedAt -= hours;
						if (row.triedAt) row.triedAt -= hours;
						folders.put(row);
					};
					folders.transaction.oncomplete = () => (opening.result.close(), resolve());
				};
			})
	);

test.beforeEach(({ page }) => letChoose(page));

test('once a quiz is finished a file is there, and it brings everything back', async ({
	page
}, info) => {
	await choose(page);
	await expect(panel(page)).toContainText('There is nothing to back up yet.');
	expect(await files(page)).toEqual([]);
	await takeQuiz(page);
	await expect.poll(async () => (await files(page)).length).toBe(1);
	const [[name, text]] = (await files(page)) as [[string, string]];
	expect(name).toMatch(/^dunder-backup-\d{4}-\d\d-\d\d-\d{6}\.jsonl$/);
	await page.goto('/history');
	await page.getByRole('button', { name: 'Delete all' }).click();
	await page.getByTestId('delete-all').click();
	await expect(page.getByText('No sessions yet.')).toBeVisible();
	await settings(page);
	await expect(panel(page)).toContainText('Backups go to the folder “Backups”');
	await expect(page.getByTestId('saved')).toHaveText(/20\d\d/);
	const path = info.outputPath(name);
	await writeFile(path, text);
	await page.getByTestId('import').setInputFiles(path);
	await page.getByTestId('merge').click();
	await expect(page.getByTestId('transferred')).toHaveText('Imported.');
	expect(await storedAttempts(page)).toHaveLength(5);
	expect(await files(page)).toEqual([[name, text]]);
});

test('no more than one an hour, but at once if asked', async ({ page }) => {
	await takeQuiz(page);
	await choose(page);
	await expect(page.getByTestId('saved')).toBeVisible();
	expect(await files(page)).toHaveLength(1);
	await takeQuiz(page, 'abd');
	for (const url of ['/', '/history', '/settings']) {
		await page.goto(url);
		await page.waitForLoadState('networkidle');
	}
	expect(await files(page)).toHaveLength(1);
	await panel(page).getByRole('button', { name: 'Back up to it now' }).click();
	await expect.poll(async () => (await files(page)).length).toBe(2);
	await letTimePass(page);
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	await expect.poll(async () => (await files(page)).length).toBe(3);
	await settings(page);
	await panel(page).getByRole('button', { name: 'Turn it off' }).click();
	await expect(panel(page).getByRole('button', { name: 'Choose a folder' })).toBeVisible();
	expect(await files(page)).toHaveLength(3);
});

test('a permission that is gone is said, and asked for by a button alone', async ({ page }) => {
	await choose(page);
	await flag(page, 'permission', 'prompt');
	await takeQuiz(page);
	await page.goto('/');
	const reminders = page.getByTestId('reminders');
	await expect(reminders).toContainText('The latest backup to “Backups” failed.');
	await expect(reminders).toContainText('wants to be told again');
	expect(await files(page)).toEqual([]);
	expect(await page.evaluate(() => localStorage.getItem('test:asked'))).toBeNull();
	await reminders.getByRole('link', { name: 'The latest backup' }).click();
	await expect(panel(page).getByRole('alert')).toContainText('could not be written');
	await panel(page).getByRole('button', { name: 'Allow it again' }).click();
	await expect(page.getByTestId('saved')).toBeVisible();
	await expect(panel(page).getByRole('alert')).toBeHidden();
	expect(await files(page)).toHaveLength(1);
	await page.goto('/');
	await expect(reminders).toBeVisible();
	await expect(reminders).not.toContainText('Backups');
});

test('a disk that is full is said, costs no earlier backup and disturbs no quiz', async ({
	page
}) => {
	await takeQuiz(page);
	await choose(page);
	await expect(page.getByTestId('saved')).toBeVisible();
	const before = await files(page);
	await letTimePass(page);
	await flag(page, 'full', 'yes');
	await takeQuiz(page, 'abd');
	await settings(page);
	await expect(panel(page).getByRole('alert')).toContainText('There is no room for it.');
	expect(await files(page)).toEqual(before);
	await page.goto('/');
	await expect(page.getByTestId('reminders')).toContainText('There is no room for it.');
	await takeQuiz(page, 'abe');
	expect(await storedAttempts(page)).toHaveLength(15);
});

test('nothing of it is loaded for a question', async ({ page }) => {
	await takeQuiz(page);
	await choose(page);
	await expect(page.getByTestId('saved')).toBeVisible();
	await letTimePass(page);
	const texts: Promise<string>[] = [];
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) texts.push(response.text());
	});
	await openQuiz(page, '/quiz/shallow-deep-copy?n=5&seed=abd');
	await answerByKey(page);
	expect(texts.length).toBeGreaterThan(0);
	for (const text of await Promise.all(texts)) expect(text).not.toContain('dunder-backup');
	expect(await files(page)).toHaveLength(1);
});

test('where a browser has no such folders, one sentence says so', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'showDirectoryPicker', { value: undefined });
	});
	await page.goto('/settings');
	await expect(panel(page)).toHaveText(/^\s*This browser cannot write backups[^.]*\.\s*$/);
	await expect(panel(page).getByRole('button')).toHaveCount(0);
});

for (const { name, use } of SCREENS) {
	test.describe(name, () => {
		test.use(use);

		test('axe finds nothing, chosen or refused', async ({ page }) => {
			await takeQuiz(page);
			await settings(page);
			await expectAccessible(page, 'none chosen');
			await choose(page);
			await expect(page.getByTestId('saved')).toBeVisible();
			await expectAccessible(page, 'chosen');
			await flag(page, 'permission', 'prompt');
			await settings(page);
			await expect(panel(page).getByRole('alert')).toBeVisible();
			await expectAccessible(page, 'not allowed');
		});
	});
}
