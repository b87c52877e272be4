import type { Page } from '@playwright/test';

export const notice = (page: Page) => page.getByTestId('notice');
export const timer = (page: Page) => page.getByTestId('timer');

/** What the clock on the screen shows, in seconds. */
export async function secondsLeft(page: Page): Promise<number> {
	const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await timer(page).innerText())!;
	return Number(minutes) * 60 + Number(seconds);
}
