import type { Page } from '@playwright/test';
import { everything, expectSums, press, type Claim, type Stored } from './fault-pages';
import { expect } from './pages';

/** Somebody who answers, and what must be true of it whenever the page has gone. */
export interface Candidate {
	/** Begins, or goes on where the page left off; settled once there is something to do. */
	open(page: Page): Promise<void>;
	/** Does one thing, and waits for what comes of it; nothing more once the page has been ended. */
	step(page: Page, ended?: AbortSignal): Promise<void>;
	/** Compares what was shown with what is stored and on the screen now. */
	check(page: Page, claims: readonly Claim[]): Promise<void>;
}

type Chance = () => number;

interface Shown {
	state: string;
	variant?: string;
	/** Index of the turn. */
	place?: string;
}

/** What is on the screen once the app runs; the preview of a quiz page does not count. */
const live = (page: Page): Promise<Shown> =>
	page
		.waitForFunction(() => {
			const at = (selector: string) =>
				document.querySelector<HTMLElement>(`${selector}:not(.preview *)`);
			if (document.documentElement.dataset.ready === undefined) return undefined;
			if (at('[data-testid=score]') ?? at('[data-testid=competencies]')) return { state: 'result' };
			if (at('[data-testid=leaving]')) return { state: 'leaving' };
			const question = at('[data-testid=question]') ?? at('[data-testid=open]');
			if (!question) return undefined;
			const state = at('[data-testid=feedback]') ? 'feedback' : question.dataset.testid!;
			// The code of the feedback is on its way.
			if (state === 'question' && !question.querySelector('fieldset')) return undefined;
			return { state, variant: question.dataset.variant, place: question.dataset.place };
		})
		.then((handle) => handle.jsonValue() as Promise<Shown>);

const digit = (chance: Chance) => String(1 + Math.floor(chance() * 3));

/** The addresses of claims of one sort, with what follows their first word. */
const of = (claims: readonly Claim[], sort: string) =>
	claims
		.filter(({ what }) => what.split(' ')[0] === sort)
		.map(({ address, what }) => ({ address, detail: what.split(' ')[1] ?? '' }));

async function expectResult(page: Page, { attempts, sessions }: Stored, id: string) {
	await page.goto(`/session/${id}`);
	const own = attempts.filter(({ session }) => session === id);
	const right = own.filter(({ correct }) => correct).length;
	const size = sessions.find((session) => session.id === id)!.draws.length;
	await expect(page.getByTestId('score')).toHaveText(
		new RegExp(`^\\s*${right}\\s+of\\s+${size}\\s+right`)
	);
}

/** Takes quizzes of a section, one after the other. */
export function quizTaker(chance: Chance, name: string): Candidate {
	let number = 0;
	const query = () => `n=5&seed=${name}${number}`;
	return {
		async open(page) {
			await page.goto(`/quiz/shallow-deep-copy?${query()}`, { waitUntil: 'commit' });
			await live(page);
		},
		async step(page, ended) {
			const { state, variant } = await live(page);
			ended?.throwIfAborted();
			if (state === 'result') return;
			if (state === 'feedback') {
				await page.keyboard.press('Enter');
				await page.waitForFunction(
					(shown) =>
						document.querySelector('[data-testid=score]') ??
						document.querySelector<HTMLElement>('[data-testid=question]')?.dataset.variant !==
							shown,
					variant
				);
			} else {
				await page.keyboard.press(digit(chance));
				await page.keyboard.press('Enter');
				await page.getByTestId('feedback').waitFor();
			}
		},
		async check(page, claims) {
			const [now, stored] = [await live(page), await everything(page)];
			expectSums(stored);
			for (const { address, detail } of of(claims, 'feedback')) {
				const ids = stored.sessions
					.filter((session) => address.endsWith(`?${session.query}`))
					.map(({ id }) => id);
				const kept = stored.attempts.filter(
					({ session, variant }) => ids.includes(session) && variant === detail
				);
				expect(kept.length, `answers of ${detail} at ${address}`).toBe(1);
			}
			for (const { address } of of(claims, 'result')) {
				const session = stored.sessions.find(({ id }) => address.endsWith(id));
				expect(session?.finishedAt, address).toBeGreaterThan(0);
			}
			const sessions = stored.sessions.filter((session) => session.query === query());
			const open = sessions.filter(({ finishedAt }) => finishedAt === undefined);
			expect(open.length, 'unfinished sessions of one quiz').toBeLessThanOrEqual(1);
			const answered = stored.attempts.filter(({ session }) => session === open[0]?.id);
			const asked = answered.some(({ variant }) => variant === now.variant);
			expect(asked, 'what is answered shows its feedback').toBe(now.state === 'feedback');
			const ended = sessions.find(({ finishedAt }) => finishedAt !== undefined);
			if (!ended) return;
			await expectResult(page, stored, ended.id);
			number += 1;
			await this.open(page);
		}
	};
}

/** Takes timed quizzes, one after the other. */
export function timedTaker(chance: Chance): Candidate {
	let id: string | undefined;
	return {
		async open(page) {
			if (id !== undefined) {
				await page.goto(`/run/${id}`, { waitUntil: 'commit' });
				await live(page);
				return;
			}
			await page.goto('/timed?preset=custom&count=6&section=oop&section=gil&seed=abc');
			await expect(page.locator('html')).toHaveAttribute('data-ready', '');
			await page.getByTestId('start').click();
			await page.waitForURL(/\/run\//);
			id = page.url().split('/').at(-1);
			await live(page);
		},
		async step(page, ended) {
			const { state } = await live(page);
			ended?.throwIfAborted();
			if (state === 'result') return;
			if (state === 'leaving') {
				await press(page, 'hand-in');
				await page.getByTestId('score').waitFor();
				return;
			}
			const current = page.locator('nav [aria-current=step]');
			const label = await current.getAttribute('aria-label');
			ended?.throwIfAborted();
			const unsaved = await page.getByText('could not be saved').isVisible();
			if (label?.includes('not answered') && !(unsaved && chance() < 0.5)) {
				await page.keyboard.press(digit(chance));
				// What is not stored does not count as answered.
				await page.waitForFunction(
					() =>
						document.querySelector('nav [aria-current=step][aria-label*=": answered"]') ??
						document.querySelector('[role=status].notice')
				);
			} else if (chance() < 0.2) {
				await page.keyboard.press('f');
			} else {
				await page.keyboard.press('Enter');
				await page.waitForFunction(
					(before) =>
						document.querySelector('[data-testid=leaving]') ??
						document.querySelector('nav [aria-current=step]')?.getAttribute('aria-label') !==
							before,
					label
				);
			}
		},
		async check(page, claims) {
			const [now, stored] = [await live(page), await everything(page)];
			expectSums(stored);
			const rows = [...stored.attempts, ...stored.drafts];
			for (const { address, detail } of of(claims, 'answered')) {
				const kept = rows.filter(
					({ session, index, response }) =>
						address.endsWith(`/${session}`) &&
						index === Number(detail) - 1 &&
						response.type === 'options' &&
						response.options.length > 0
				);
				expect(kept.length, `answers of ${detail} at ${address}`).toBe(1);
			}
			for (const { address } of of(claims, 'result')) {
				const session = stored.sessions.find((one) => address.endsWith(`/${one.id}`));
				expect(session?.finishedAt, address).toBeGreaterThan(0);
			}
			const session = stored.sessions.find((one) => one.id === id)!;
			expect(now.state === 'result').toBe(session.finishedAt !== undefined);
			if (now.state !== 'result') return;
			await expectResult(page, stored, session.id);
			id = undefined;
			await this.open(page);
		}
	};
}

/** Takes mock interviews without clocks, one after the other. */
export function interviewee(chance: Chance, name: string): Candidate {
	let id: string | undefined;
	let number = 0;
	return {
		async open(page) {
			if (id !== undefined) {
				await page.goto(`/interview/${id}`, { waitUntil: 'commit' });
				await live(page);
				return;
			}
			number += 1;
			await page.goto(`/interview?role=python&minutes=20&seed=${name}${number}`);
			await expect(page.locator('html')).toHaveAttribute('data-ready', '');
			await page.getByRole('radio', { name: 'No clocks' }).check();
			await page.getByTestId('start').click();
			await page.waitForURL(/\/interview\/./);
			id = page.url().split('/').at(-1);
			await live(page);
		},
		async step(page, ended) {
			const { state, place } = await live(page);
			ended?.throwIfAborted();
			if (state === 'result') return;
			if (state === 'open') {
				await page.getByTestId('words').fill('So it is.');
				await press(page, 'say');
			} else {
				await page.keyboard.press(digit(chance));
				await page.keyboard.press('Enter');
			}
			await page.waitForFunction(
				(before) =>
					document.querySelector('[data-testid=competencies]') ??
					document.querySelector<HTMLElement>('[data-place]')?.dataset.place !== before,
				place
			);
		},
		async check(page, claims) {
			const [now, stored] = [await live(page), await everything(page)];
			expectSums(stored);
			const turnsOf = (session: string) =>
				stored.sessions.find((one) => one.id === session)?.interview?.turns ?? [];
			const isAnswered = (session: string, place: number) => {
				const turn = turnsOf(session)[place];
				return turn?.type === 'item'
					? stored.attempts.some((row) => row.session === session && row.index === turn.index)
					: stored.spoken.some((row) => row.session === session && row.turn === place && row.at);
			};
			for (const { address, detail } of of(claims, 'turn')) {
				const session = address.split('/').at(-1)!;
				expect(turnsOf(session).length, address).toBeGreaterThan(Number(detail));
				for (let place = 0; place < Number(detail); place++) {
					expect(isAnswered(session, place), `turn ${place} at ${address}`).toBe(true);
				}
			}
			for (const { address } of of(claims, 'result')) {
				const session = stored.sessions.find((one) => address.endsWith(`/${one.id}`));
				expect(session?.finishedAt, address).toBeGreaterThan(0);
			}
			const last = turnsOf(id!).length - 1;
			if (now.state !== 'result') {
				expect(Number(now.place), 'goes on with the last question').toBe(last);
				expect(isAnswered(id!, last), 'which is not answered yet').toBe(false);
				return;
			}
			id = undefined;
			await this.open(page);
		}
	};
}
