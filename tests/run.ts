/**
 * Runs everything that has to hold: format, lint, types, content, unit tests, the build and the
 * browser tests. Each check counts as one, and so does each test.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { chromiumPath, NO_CHROMIUM } from './browser/chromium';

interface Counts {
	passed: number;
	failed: number;
}

/** Set where leaving something out for want of a browser, a Python or a package is a failure. */
const complete = process.env.DUNDER_NEEDS_EVERYTHING !== undefined;

/** Runs a command of node_modules/.bin and gives its exit code. */
const run = (command: string, ...args: string[]) =>
	new Promise<number>((resolve) => {
		console.log(`\n> ${[command, ...args].join(' ')}`);
		spawn(`node_modules/.bin/${command}`, args, { stdio: 'inherit' })
			.on('error', () => resolve(1))
			.on('exit', (code) => resolve(code ?? 1));
	});

/** A check counts as one test. */
async function check(command: string, ...args: string[]): Promise<Counts> {
	const failed = (await run(command, ...args)) === 0 ? 0 : 1;
	return { passed: 1 - failed, failed };
}

/** A report that is missing, or that says nothing although the command failed, is a failure. */
async function tests(
	report: string,
	count: (report: never) => Counts,
	command: string,
	...args: string[]
): Promise<Counts> {
	await rm(report, { force: true });
	const code = await run(command, ...args);
	try {
		const { passed, failed } = count(JSON.parse(await readFile(report, 'utf8')) as never);
		return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

const unit = () =>
	tests(
		'.cache/unit.json',
		({ numPassedTests, numFailedTests }: { numPassedTests: number; numFailedTests: number }) => ({
			passed: numPassedTests,
			failed: numFailedTests
		}),
		'vitest',
		'run',
		'--reporter=dot',
		'--reporter=json',
		'--outputFile.json=.cache/unit.json'
	);

async function browser(): Promise<Counts[]> {
	if (chromiumPath() === undefined) {
		console.log(`\n${NO_CHROMIUM}`);
		// Where the browser tests are part of the bargain, leaving them out is a failure.
		return [{ passed: 0, failed: complete ? 1 : 0 }];
	}
	const rated = await check('tsx', 'tests/lighthouse/run.ts', '--steady');
	const tested = await tests(
		'.cache/browser.json',
		({ stats }: { stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }) => ({
			passed: stats.expected,
			failed: stats.unexpected + stats.flaky + (complete ? stats.skipped : 0)
		}),
		'playwright',
		'test'
	);
	return [rated, tested];
}

const results = [
	await check('svelte-kit', 'sync'),
	...(await Promise.all([
		check('prettier', '--check', '.'),
		check('eslint', '.'),
		check('svelte-check', '--fail-on-warnings'),
		check('tsc', '--project', 'src/service-worker')
	])),
	await check('tsx', 'src/cli/check.ts', ...(complete ? ['--complete'] : [])),
	await unit(),
	await check('vite', 'build'),
	await check('tsx', 'tests/budgets/run.ts'),
	...(await browser())
];
const sum = (name: keyof Counts) => results.reduce((total, counts) => total + counts[name], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
