import type { BrowserContext, Page } from '@playwright/test';
import type { Day, Standing } from '../../../src/lib/insight/standing';
import { chanceOf } from '../../../src/lib/practice/random';
import type { Attempt, Draft, Session, Spoken } from '../../../src/lib/store/rows';
import { expect } from '../pages';
import { readTables } from '../tables';

/** Numbers from 0 to 1 that are the same for a seed. */
export function numbersOf(seed: number): () => number {
	const chance = chanceOf('faults', seed);
	return () => chance.integer(2 ** 32) / 2 ** 32;
}

/** Something that a page has shown, and where. */
export interface Claim {
	/** Path and query. */
	address: string;
	/** `feedback <variant>`, `answered <number>`, `open <number>`, `turn <index>`, `result`, `unsaved`, `injected` or `alert`. */
	what: string;
	/** Names the document that showed it. */
	by: string;
}

/** What is to be believed: nothing that a page has shown after it said that it keeps nothing any more. */
export function believable(claims: readonly Claim[]): Claim[] {
	const unsaved = new Set<string>();
	return claims.filter(({ what, by }) => {
		if (what === 'unsaved') unsaved.add(by);
		return !unsaved.has(by);
	});
}

type Injury = { how: 'throw' | 'abort' | 'late'; after: number; lasting: boolean };
declare global {
	interface Window {
		saw(what: string, address: string, by: string): void;
		injure(injury: Injury): void;
	}
}

/** Has every page of a context tell what it shows, and lets writes to IndexedDB fail on request. */
export async function watch(context: BrowserContext): Promise<Claim[]> {
	const claims: Claim[] = [];
	await context.exposeBinding('saw', (_, what: string, address: string, by: string) => {
		claims.push({ address, what, by });
	});
	await context.addInitScript(() => {
		const by = String(Math.random());
		const told = new Set<string>();
		const tell = (what: string) => {
			const address = location.pathname + location.search;
			if (told.has(what + address)) return;
			told.add(what + address);
			window.saw(what, address, by);
		};
		const look = () => {
			if (document.body?.textContent?.includes('could not be saved')) tell('unsaved');
			if (document.querySelector('main [role=alert]')) tell('alert');
			const question = document.querySelector<HTMLElement>('[data-testid=question]');
			if (question && document.querySelector('[data-testid=feedback]')) {
				tell(`feedback ${question.dataset.variant}`);
			}
			for (const button of document.querySelectorAll(
				'[aria-label^="Question "][aria-label*=": answered"]'
			)) {
				tell(`answered ${/\d+/.exec(button.getAttribute('aria-label')!)![0]}`);
			}
			const turn = document.querySelector<HTMLElement>('[data-place]');
			if (turn) tell(`turn ${turn.dataset.place}`);
			if (document.querySelector('[data-testid=score], [data-testid=competencies]')) tell('result');
			if (document.querySelector('[data-testid=transferred]')?.textContent === 'Imported.')
				tell('imported');
		};
		new MutationObserver(look).observe(document, {
			childList: true,
			subtree: true,
			attributes: true,
			characterData: true
		});
		let injury: Injury | undefined;
		window.injure = (wanted) => (injury = wanted);
		for (const name of ['add', 'put'] as const) {
			const real = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (...row) {
				if (!injury || injury.after-- > 0) return real.apply(this, row);
				const { how, lasting } = injury;
				if (!lasting) injury = undefined;
				window.saw('injected', location.pathname, by);
				if (how === 'throw') throw new DOMException('full', 'QuotaExceededError');
				const request = real.apply(this, row);
				if (how === 'abort') this.transaction.abort();
				else request.addEventListener('success', () => this.transaction.abort());
				return request;
			};
		}
	});
	return claims;
}

/** Everything that is stored. */
export interface Stored {
	sessions: Session[];
	attempts: Attempt[];
	drafts: Draft[];
	spoken: Spoken[];
	standings: Standing[];
	days: Day[];
}

export const everything = (page: Page): Promise<Stored> =>
	readTables<Stored>(page, 'sessions', 'attempts', 'drafts', 'spoken', 'standings', 'days');

/** Sees to it that no answer is there twice, and that every sum is that of the answers. */
export function expectSums({ sessions, attempts, standings, days }: Stored): void {
	const tally = (keyOf: (attempt: Attempt) => string) => {
		const sums: Record<string, [right: number, answered: number]> = {};
		for (const attempt of attempts) {
			const sum = (sums[keyOf(attempt)] ??= [0, 0]);
			sum[0] += Number(attempt.correct);
			sum[1] += 1;
		}
		return sums;
	};
	const kept = <Row extends { right: number; answered: number }>(
		rows: readonly Row[],
		keyOf: (row: Row) => string
	) => Object.fromEntries(rows.map((row) => [keyOf(row), [row.right, row.answered]]));
	expect(kept(standings, ({ section }) => section)).toEqual(tally(({ section }) => section));
	expect(kept(days, ({ day }) => day)).toEqual(tally(({ day }) => day));
	const bySession = tally(({ session }) => session);
	for (const { id, result, finishedAt } of sessions) {
		const [correct, answered] = bySession[id] ?? [0, 0];
		if (finishedAt !== undefined) expect(result, id).toEqual({ correct, answered });
	}
	const places = attempts.map(({ session, variant }) => `${session} ${variant}`);
	expect(places).toHaveLength(new Set(places).size);
	const known = new Set(sessions.map(({ id }) => id));
	expect(attempts.filter(({ session }) => !known.has(session))).toEqual([]);
}

/** Presses a button at once or not at all; a locator would wait, and press it after a reload. */
export const press = (page: Page, name: string) =>
	page.evaluate((id) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)!.click(), name);

export const KILLS = ['crash', 'close', 'leave', 'reload'] as const;

/** Ends what a page does, whatever that is. @returns a page of the same storage */
export async function kill(page: Page, how: (typeof KILLS)[number]): Promise<Page> {
	const context = page.context();
	if (how === 'leave') {
		await page.goto('about:blank');
		return page;
	}
	if (how === 'reload') {
		await page.reload({ waitUntil: 'commit' });
		return page;
	}
	if (how === 'crash') {
		const devtools = await context.newCDPSession(page);
		const crashed = page.waitForEvent('crash', { timeout: 1000 }).catch(() => undefined);
		// It does not answer.
		devtools.send('Page.crash').catch(() => undefined);
		await crashed;
	}
	await page.close();
	return context.newPage();
}
