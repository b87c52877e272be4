import { expect } from '../pages';
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
import { everything, expectSums } from './pages';

/** Takes quizzes of a section, one after the other. */
export function quizTaker(chance: Chance, name: string): Candidate {
	let number = 0;
	const query = () => `n=5&seed=${name}${number}`;
	return {
		async open(page) {
			await resume(page, `/quiz/shallow-deep-copy?${query()}`);
		},
		async step(page, ended) {
			const { state, variant } = await look(page, ended);
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
				ended?.throwIfAborted();
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
				expect(session?.finishedAt ?? 0, address).toBeGreaterThan(0);
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
