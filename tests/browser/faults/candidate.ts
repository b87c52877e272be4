import type { Page } from '@playwright/test';
import { expect } from '../pages';
import type { Claim, Stored } from './pages';

/** Somebody who answers, and what must be true of it whenever the page has gone. */
export interface Candidate {
	/** Begins, or goes on where the page left off; settled once there is something to do. */
	open(page: Page): Promise<void>;
	/** Does one thing, and waits for what comes of it; nothing more once the page has been ended. */
	step(page: Page, ended?: AbortSignal): Promise<void>;
	/** Compares what was shown with what is stored and on the screen now. */
	check(page: Page, claims: readonly Claim[]): Promise<void>;
}

export type Chance = () => number;

interface Shown {
	state: string;
	variant?: string;
	/** Index of the turn. */
	place?: string;
}

/** What is on the screen once the app runs; the preview of a quiz page does not count. */
export const live = (page: Page): Promise<Shown> =>
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

/** Goes on where a page left off: the address is opened, and there is something to do. */
export async function resume(page: Page, address: string): Promise<void> {
	await page.goto(address, { waitUntil: 'commit' });
	await live(page);
}

/** What is on the screen, for whoever is about to do something there. */
export async function look(page: Page, ended: AbortSignal | undefined): Promise<Shown> {
	const shown = await live(page);
	ended?.throwIfAborted();
	return shown;
}

export const digit = (chance: Chance) => String(1 + Math.floor(chance() * 3));

/** The addresses of claims of one sort, with what follows their first word. */
export const of = (claims: readonly Claim[], sort: string) =>
	claims
		.filter(({ what }) => what.split(' ')[0] === sort)
		.map(({ address, what }) => ({ address, detail: what.split(' ')[1] ?? '' }));

export async function expectResult(page: Page, { attempts, sessions }: Stored, id: string) {
	await page.goto(`/session/${id}`);
	const own = attempts.filter(({ session }) => session === id);
	const right = own.filter(({ correct }) => correct).length;
	const size = sessions.find((session) => session.id === id)!.draws.length;
	await expect(page.getByTestId('score')).toHaveText(
		new RegExp(`^\\s*${right}\\s+of\\s+${size}\\s+right`)
	);
}
