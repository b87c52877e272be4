import { expect, openPage } from '../pages';
import {
	type Candidate,
	type Chance,
	digit,
	expectResult,
	live,
	look,
	of,
	resume
} from './candidate';
import { everything, expectSums, press } from './pages';

/** Takes timed quizzes, one after the other. */
export function timedTaker(chance: Chance): Candidate {
	let id: string | undefined;
	return {
		async open(page) {
			if (id !== undefined) return resume(page, `/run/${id}`);
			await openPage(page, '/timed?preset=custom&count=6&section=oop&section=gil&seed=abc');
			await page.getByTestId('start').click();
			await page.waitForURL(/\/run\//);
			id = page.url().split('/').at(-1);
			await live(page);
		},
		async step(page, ended) {
			const { state } = await look(page, ended);
			if (state === 'result') return;
			if (state === 'leaving') {
				await press(page, 'hand-in');
				await page.waitForFunction(() =>
					document.querySelector('[data-testid=score], [role=status].notice')
				);
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
				expect(session?.finishedAt ?? 0, address).toBeGreaterThan(0);
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
