import type { Page } from '@playwright/test';
import { expect, openPage } from '../pages';
import { type Candidate, type Chance, digit, live, look, of, resume } from './candidate';
import { everything, expectSums } from './pages';

/** Writes something and says it, at once or not at all. */
const say = (page: Page) =>
	page.evaluate(() => {
		const words = document.querySelector<HTMLTextAreaElement>('[data-testid=words]')!;
		if (!words.readOnly) {
			words.value = 'So it is.';
			words.dispatchEvent(new Event('input', { bubbles: true }));
		}
		document.querySelector<HTMLElement>('[data-testid=say]')!.click();
	});

/** Takes mock interviews without clocks, one after the other. */
export function interviewee(chance: Chance, name: string): Candidate {
	let id: string | undefined;
	let number = 0;
	return {
		async open(page) {
			if (id !== undefined) return resume(page, `/interview/${id}`);
			number += 1;
			await openPage(page, `/interview?role=python&minutes=20&seed=${name}${number}`);
			await page.getByRole('radio', { name: 'No clocks' }).check();
			await page.getByTestId('start').click();
			await page.waitForURL(/\/interview\/./);
			id = page.url().split('/').at(-1);
			await live(page);
		},
		async step(page, ended) {
			const { state, place } = await look(page, ended);
			if (state === 'result') return;
			if (state === 'open') {
				await say(page);
			} else {
				await page.keyboard.press(digit(chance));
				ended?.throwIfAborted();
				await page.keyboard.press('Enter');
			}
			await page.waitForFunction(
				(before) =>
					document.querySelector('[data-testid=competencies]') ??
					// An end that could not be stored.
					document.querySelector('[data-testid=words][readonly]') ??
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
				expect(session?.finishedAt ?? 0, address).toBeGreaterThan(0);
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
