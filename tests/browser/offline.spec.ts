import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { laterVersion, versionsOf } from './offline-site';
import {
	answerByKey,
	expect,
	expectAccessible,
	feedback,
	nextByKey,
	openPage,
	openQuiz,
	options,
	QUIZ,
	storedAttempts,
	test
} from './pages';
import { Site } from './site';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'serial' });

const site = new Site(4182);
let later: string;
test.beforeAll(() => {
	later = laterVersion();
});
test.afterAll(async () => {
	await site.stop();
	rmSync(later, { recursive: true, force: true });
});

/** The first visit, until the app is kept. */
async function visit(page: Page, path = '/'): Promise<void> {
	await page.goto(site.url + path);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

/** The site gets a later version, and the page hears of it. */
async function publishLater(page: Page): Promise<void> {
	await site.serve(later);
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
	await expect
		.poll(() =>
			page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? 'none')
		)
		.toBe('installed');
}

/** The browser itself reports requests that it can't make; anything else would be ours. */
const forgive = (noise: string[]) => {
	const ours = noise.filter((line) => !line.includes('net::ERR_'));
	noise.splice(0, noise.length, ...ours);
};

const PAGES: readonly [string, string][] = [
	['/', 'dunder'],
	['/section/gil', 'GIL'],
	['/timed', 'Timed quiz'],
	['/interview', 'Mock interview'],
	['/today', 'Today'],
	['/progress', 'Progress'],
	['/history', 'History'],
	['/history/compare', ''],
	['/settings', 'Settings'],
	['/packs', 'Packs'],
	['/start?section=gil', '']
];

test('after one visit every page works without a network', async ({ page, noise }) => {
	await site.serve('build');
	await visit(page);
	await site.stop();
	for (const [path, title] of PAGES) {
		await openPage(page, site.url + path);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await expect(page).toHaveTitle(new RegExp(title, 'i'));
		await expect(page.getByTestId('error')).toHaveCount(0);
	}
	await openQuiz(page, site.url + QUIZ);
	for (let number = 1; number <= 5; number++) {
		await answerByKey(page);
		// A reload without a network takes the quiz up where it was.
		await page.reload();
		await expect(feedback(page)).toBeVisible();
		await page.keyboard.press('Enter');
	}
	await expect(page.getByTestId('score')).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(5);
	await openQuiz(page, `${site.url}/quiz/custom-lookups?n=5&seed=abc`);
	await page.goto(`${site.url}/settings`);
	await expect(page.getByTestId('offline')).toHaveText(/every page works without a network/);
	forgive(noise);
});

test('an update waits for a word, interrupts nothing and mixes no versions', async ({
	page,
	context,
	noise
}) => {
	await site.serve('build');
	await visit(page, QUIZ);
	await expect(options(page).first()).toBeVisible();
	await publishLater(page);

	// In the middle of a quiz nothing is said, and a reload stays with the version that it began with.
	const scripts: string[] = [];
	page.on('request', (request) => scripts.push(request.url()));
	await page.reload();
	await expect(options(page).first()).toBeVisible();
	for (let number = 1; number <= 5; number++) {
		await answerByKey(page);
		expect(await page.getByTestId('update').count()).toBe(0);
		if (number < 5) await nextByKey(page);
	}
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toBeVisible();
	expect(versionsOf(scripts)).toEqual(['first']);
	await page.getByRole('link', { name: 'History' }).first().click();
	await expect(page.getByTestId('update')).toBeVisible();
	await expectAccessible(page, 'an update that waits');
	expect(versionsOf(scripts)).toEqual(['first']);

	const other = await context.newPage();
	await other.goto(`${site.url}/today`);
	await page.getByTestId('update').click();
	await expect(page.getByText('Close its other tabs first')).toBeVisible();
	await other.close();

	scripts.length = 0;
	await page.getByTestId('update').click();
	await expect(page.getByTestId('update')).toHaveCount(0);
	await expect(page.locator('html')).toHaveAttribute('data-ready', '');
	await expect.poll(() => versionsOf(scripts)).toEqual(['later']);
	expect(await storedAttempts(page)).toHaveLength(5);
	await site.stop();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(versionsOf(scripts)).toEqual(['later']);
	forgive(noise);
});

test('what has not changed is not sent again', async ({ page, context, noise }) => {
	await site.serve('build');
	await visit(page);
	const sent: string[] = [];
	context.on('request', (request) => {
		if (request.serviceWorker()) sent.push(new URL(request.url()).pathname);
	});
	await publishLater(page);
	expect(sent).toContain('/200.html');
	expect(sent.filter((path) => path.startsWith('/bank/'))).toEqual([]);
	forgive(noise);
});

test('Python that was kept runs without a network', async ({ page, noise }) => {
	await site.serve('build');
	await visit(page, '/section/decorators');
	await page.getByTestId('run-open').click();
	await page.getByTestId('keep').click();
	await expect(page.getByTestId('keep-note')).toContainText('Kept for offline use', {
		timeout: 50_000
	});
	await site.stop();
	await page.reload();
	await page.getByTestId('run-open').click();
	await page.getByTestId('run-code').click();
	await expect(page.getByTestId('agreement')).toContainText('✓', { timeout: 50_000 });
	forgive(noise);
});

test('it can be installed', async ({ page, context }) => {
	await site.serve('build');
	await visit(page);
	const session = await context.newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// A browser without a window installs nothing, whatever the page is like.
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
	const { data } = await session.send('Page.getAppManifest');
	expect(JSON.parse(data!)).toMatchObject({ display: 'standalone', start_url: '/' });
});
