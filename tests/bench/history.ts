import type { Browser, Page } from '@playwright/test';
import { addAnswer, addToDay, type Day, type Standing } from '../../src/lib/insight/standing';
import { LEVELS } from '../../src/lib/item/types';
import { chanceOf } from '../../src/lib/practice/random';
import type { Attempt, Session } from '../../src/lib/store/rows';

const ATTEMPTS = 100_000;
const QUIZ = 20;
const SECTIONS = 60;
const DAYS = 730;
const DAY = 24 * 3600 * 1000;
const CHUNK = 5000;
const VISITS = 5;

interface Seed {
	sessions: Session[];
	attempts: Attempt[];
	standings: Standing[];
	days: Day[];
}

/** Two years of practice: sessions of twenty questions over all sections. */
function seed(sections: readonly string[], now: number): Seed {
	const chance = chanceOf('history');
	const standings = new Map<string, Standing>();
	const days = new Map<string, Day>();
	const sessions: Session[] = [];
	const attempts: Attempt[] = [];
	for (let number = 0; number < ATTEMPTS / QUIZ; number++) {
		const startedAt = now - DAYS * DAY + Math.floor((number * DAYS * DAY * QUIZ) / ATTEMPTS);
		const section = sections[number % sections.length]!;
		const draws = Array.from({ length: QUIZ }, (_, index) => ({
			item: `python/${section}/item-${index}`,
			variant: `${section}-${index}`,
			options: ['a', 'b', 'c', 'd']
		}));
		sessions.push({
			id: `seeded${number}`,
			section,
			title: section,
			query: 'n=20&seed=abc',
			draws,
			position: QUIZ,
			activeMs: 600_000,
			startedAt,
			finishedAt: startedAt + 600_000
		});
		draws.forEach(({ item, variant }, index) => {
			const correct = chance.integer(3) > 0;
			const at = startedAt + index * 30_000;
			const attempt: Attempt = {
				session: `seeded${number}`,
				index,
				section,
				item,
				variant,
				response: { type: 'options', options: ['a'] },
				confidence: 'think',
				correct,
				score: Number(correct),
				misconceptions: correct ? [] : [`${section}-belief-${chance.integer(40)}`],
				level: LEVELS[chance.integer(3)]!,
				among: 4,
				concepts: [`${section}-concept-${chance.integer(12)}`],
				offered: Array.from({ length: 3 }, () => `${section}-belief-${chance.integer(40)}`),
				ms: 20_000 + chance.integer(20_000),
				at,
				day: new Date(at).toISOString().slice(0, 10)
			};
			attempts.push(attempt);
			standings.set(section, addAnswer(standings.get(section), attempt));
			days.set(attempt.day, addToDay(days.get(attempt.day), attempt));
		});
	}
	return { sessions, attempts, standings: [...standings.values()], days: [...days.values()] };
}

const put = (page: Page, table: string, rows: readonly unknown[]) =>
	page.evaluate(
		([name, values]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('dunder');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const transaction = opening.result.transaction(name, 'readwrite');
					for (const value of values) transaction.objectStore(name).put(value);
					transaction.oncomplete = () => (opening.result.close(), resolve());
					transaction.onerror = () => reject(transaction.error);
				};
			}),
		[table, rows] as const
	);

/** Milliseconds from a click on a link of the header until an element is painted. */
const paintTime = (page: Page, link: string, selector: string) =>
	page.evaluate(
		([href, wanted]) =>
			new Promise<number>((resolve) => {
				const start = performance.now();
				new MutationObserver((_, observer) => {
					if (!document.querySelector(wanted)) return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
				}).observe(document, { childList: true, subtree: true, attributes: true });
				document.querySelector<HTMLElement>(`header a[href="${href}"]`)?.click();
			}),
		[link, selector] as const
	);

/** Times of the dashboard with its first chart drawn, and of the history, over 100,000 attempts. */
export async function historyTimes(
	browser: Browser,
	origin: string
): Promise<{ dashboard: number[]; history: number[] }> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${origin}/history`);
	await page.getByText('No sessions yet.').waitFor();
	const links = await (await page.request.get(`${origin}/`)).text();
	const sections = [
		...new Set([...links.matchAll(/\/section\/([a-z0-9-]+)/g)].map(([, id]) => id!))
	];
	const { sessions, attempts, standings, days } = seed(sections.slice(0, SECTIONS), Date.now());
	for (let from = 0; from < attempts.length; from += CHUNK) {
		await put(page, 'attempts', attempts.slice(from, from + CHUNK));
	}
	await put(page, 'sessions', sessions);
	await put(page, 'standings', standings);
	await put(page, 'days', days);
	const times = { dashboard: [] as number[], history: [] as number[] };
	for (let visit = 0; visit < VISITS; visit++) {
		await page.goto(`${origin}/timed`);
		await page.waitForTimeout(1500);
		// Chart.js draws into a canvas of a size of its own.
		const dashboard = await paintTime(page, '/progress', '[data-testid=weak] canvas[height]');
		times.dashboard.push(dashboard);
		await page.waitForTimeout(500);
		times.history.push(await paintTime(page, '/history', 'main a[href^="/session/"]'));
	}
	await page.context().close();
	return times;
}
