import type { Page } from '@playwright/test';
import { expect, openPage, options } from './pages';

interface Pace {
	count?: number;
	minutes?: number;
	seconds?: number;
	pause?: boolean;
	clocks?: string;
}

/** Starts a timed quiz at a pace of its own, on a clock that the test moves. */
export async function start(page: Page, pace: Pace = {}): Promise<void> {
	const { count = 3, minutes = 0, seconds = 0, pause = false, clocks = 'As planned' } = pace;
	await page.clock.install();
	await openPage(page, '/timed?preset=custom&section=oop&section=gil&seed=abc');
	await page.getByRole('spinbutton', { name: 'Questions' }).fill(String(count));
	await page.getByLabel('Minutes in all').fill(String(minutes));
	await page.getByLabel('Seconds a question').fill(String(seconds));
	await page.getByRole('checkbox', { name: 'Pause allowed' }).setChecked(pause);
	await page.getByRole('radio', { name: clocks, exact: true }).check();
	await page.getByTestId('start').click();
	await expect(options(page).first()).toBeVisible();
}
