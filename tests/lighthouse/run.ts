/**
 * Rates pages of the built site by Lighthouse, as a phone on a slow line (its default: a simulated
 * 4x slower CPU and 1.6 Mbit/s). Accessibility, best practices and SEO have to be 100, performance at
 * least 98 in two of three runs, that is in their median. Arguments name the pages; all otherwise.
 * With `--steady` performance, which depends on what else the machine does, is left out.
 */
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import lighthouse, { type Flags, type RunnerResult } from 'lighthouse';
import { chromiumPath, FLAGS, NO_CHROMIUM } from '../browser/chromium';
import { Site } from '../browser/site';

const PORT = 4187;
const PAGES: Record<string, string> = {
	home: '/',
	section: '/section/oop',
	quiz: '/quiz/oop',
	today: '/today',
	progress: '/progress'
};
const PERFECT = ['accessibility', 'best-practices', 'seo'];
const PERFORMANCE = 0.98;
/** Runs that have to reach the performance, of at most RUNS: more than half, so their median does. */
const ENOUGH = 2;
const RUNS = 3;
/** What Lighthouse clears before a run; by default it leaves what a site has stored. */
const EVERYTHING: NonNullable<Flags['clearStorageTypes']> = [
	'cookies',
	'file_systems',
	'indexeddb',
	'local_storage',
	'service_workers',
	'shader_cache',
	'cache_storage'
];
const CHROME_FLAGS = ['--headless=new', ...FLAGS];

const percent = (score: number | null) => Math.round((score ?? 0) * 100);

async function rate(url: string, port: number, categories: string[]): Promise<RunnerResult> {
	const result = await lighthouse(url, {
		port,
		logLevel: 'error',
		onlyCategories: categories,
		// Each run is a first visit.
		clearStorageTypes: EVERYTHING
	});
	if (!result || result.lhr.runtimeError) {
		throw new Error(`Lighthouse did not finish ${url}: ${result?.lhr.runtimeError?.message}`);
	}
	return result;
}

/** The audits of a category that cost points, with what they found. */
function complaints({ lhr }: RunnerResult, category: string): string[] {
	return lhr.categories[category]!.auditRefs.filter(({ weight }) => weight > 0)
		.map(({ id }) => lhr.audits[id]!)
		.filter(({ score }) => score !== null && score < 1)
		.map(({ title, displayValue, details }) => {
			const items =
				details && 'items' in details ? JSON.stringify(details.items).slice(0, 400) : '';
			return `  ${title} ${displayValue ?? ''} ${items}`;
		});
}

/** @returns whether a page is as good as it has to be */
async function passes(name: string, url: string, port: number, steady: boolean): Promise<boolean> {
	const first = await rate(url, port, steady ? PERFECT : ['performance', ...PERFECT]);
	let perfect = true;
	for (const category of PERFECT) {
		const score = first.lhr.categories[category]!.score;
		console.log(`${name}: ${category} ${percent(score)} of 100`);
		if (score === 1) continue;
		perfect = false;
		console.error(complaints(first, category).join('\n'));
	}
	if (steady) return perfect;
	const runs = [first];
	const fast = () =>
		runs.filter(({ lhr }) => (lhr.categories.performance!.score ?? 0) >= PERFORMANCE).length;
	while (fast() < ENOUGH && runs.length < RUNS && runs.length - fast() < ENOUGH) {
		runs.push(await rate(url, port, ['performance']));
	}
	const scores = runs.map(({ lhr }) => percent(lhr.categories.performance!.score));
	console.log(`${name}: performance ${scores.join(', ')}, at least ${percent(PERFORMANCE)} wanted`);
	if (fast() < ENOUGH) console.error(complaints(runs.at(-1)!, 'performance').join('\n'));
	return perfect && fast() >= ENOUGH;
}

async function main(): Promise<number> {
	const chromePath = chromiumPath();
	if (chromePath === undefined) return (console.log(NO_CHROMIUM), 0);
	const { values, positionals } = parseArgs({
		options: { steady: { type: 'boolean', default: false } },
		allowPositionals: true
	});
	const names = positionals.length > 0 ? positionals : Object.keys(PAGES);
	const site = new Site(PORT);
	const chrome = await launch({ chromePath, chromeFlags: CHROME_FLAGS, logLevel: 'error' });
	let failed = 0;
	try {
		await site.serve();
		for (const name of names) {
			const url = `${site.url}${PAGES[name]!}`;
			if (!(await passes(name, url, chrome.port, values.steady))) failed++;
		}
	} finally {
		chrome.kill();
		await site.stop();
	}
	return failed;
}

process.exitCode = (await main()) > 0 ? 1 : 0;
