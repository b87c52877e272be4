/**
 * Takes pictures of every page and its important states as phone and desktop, light and dark, and
 * puts them side by side in .cache/screenshots/index.html.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath, FLAGS, NO_CHROMIUM } from '../browser/chromium';
import { Site } from '../browser/site';
import { NOW, STATES } from './states';

const PORT = 4189;
const FOLDER = '.cache/screenshots';
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const THEMES = ['light', 'dark'] as const;

/** One picture of each size and theme of what is on the screen. */
async function shoot(page: Page, name: string): Promise<void> {
	// The typefaces come some time after the page.
	await page.waitForTimeout(1200);
	for (const [size, viewport] of Object.entries(SIZES)) {
		for (const theme of THEMES) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
			await page.evaluate(() => document.fonts.ready);
			await page.waitForTimeout(200);
			await page.screenshot({
				path: `${FOLDER}/${name}-${size}-${theme}.png`,
				fullPage: true,
				caret: 'hide',
				animations: 'disabled'
			});
		}
	}
	await page.setViewportSize(SIZES.desktop);
}

const gallery = (names: readonly string[]) => `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Screenshots of dunder</title>
<style>
	body { font: 1rem system-ui; margin: 2rem; background: #888; }
	div { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
	img { max-width: 40rem; border: 1px solid; }
</style>
${names
	.map(
		(name) =>
			`<h2>${name}</h2><div>${Object.keys(SIZES)
				.flatMap((size) => THEMES.map((theme) => `${name}-${size}-${theme}`))
				.map(
					(file) =>
						`<a href="${file}.png"><img src="${file}.png" alt="${file}" loading="lazy" /></a>`
				)
				.join('')}</div>`
	)
	.join('\n')}
</html>
`;

async function main(): Promise<void> {
	const executablePath = chromiumPath();
	if (executablePath === undefined) throw new Error(NO_CHROMIUM);
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(FOLDER, { recursive: true });
	const site = new Site(PORT);
	const browser = await chromium.launch({
		executablePath,
		args: FLAGS
	});
	const failed: string[] = [];
	const taken: string[] = [];
	try {
		await site.serve();
		const context = await browser.newContext({
			baseURL: site.url,
			viewport: SIZES.desktop,
			timezoneId: 'UTC',
			locale: 'en-GB',
			reducedMotion: 'reduce'
		});
		context.setDefaultTimeout(15_000);
		const page = await context.newPage();
		await page.clock.setFixedTime(NOW);
		for (const [name, open] of STATES) {
			try {
				await open(page);
				await shoot(page, name);
				taken.push(name);
				console.log(name);
			} catch (error) {
				failed.push(name);
				console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
			}
		}
	} finally {
		await browser.close();
		await site.stop();
	}
	writeFileSync(`${FOLDER}/index.html`, gallery(taken));
	console.log(`\nOpen ${FOLDER}/index.html.`);
	if (failed.length > 0) {
		console.error(`No pictures of ${failed.join(', ')}.`);
		process.exitCode = 1;
	}
}

await main();
