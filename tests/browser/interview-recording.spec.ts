import { devices } from '@playwright/test';
import { expect, test } from './pages';
import { answer, asked, begin, luckOf, stored } from './interview-pages';
import config from '../../playwright.config';

const launch = config.use!.launchOptions!;

test.use({
	...devices['Desktop Chrome'],
	launchOptions: {
		...launch,
		args: [...launch.args!, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
	},
	permissions: ['microphone']
});

test('an answer that is spoken is kept, played and deleted; a reload costs no more than a piece', async ({
	page
}) => {
	test.slow();
	await begin(page);
	const luck = luckOf(2);
	while ((await asked(page)).question === null) await answer(page, 'right', luck);
	await page.getByTestId('record').click();
	await expect(page.getByTestId('stop-recording')).toBeVisible();
	await page.waitForTimeout(2_600);
	await page.reload();
	await expect(page.getByTestId('recorder')).toContainText('1 recording kept');
	await page.getByTestId('record').click();
	await page.waitForTimeout(500);
	await page.getByTestId('stop-recording').click();
	await expect(page.getByTestId('recorder')).toContainText('2 recordings kept');
	const { question } = await asked(page);
	await page.getByTestId('say').click();
	await expect.poll(async () => (await asked(page)).followup).toBe('0');
	const spoken = (await stored(page)).spoken.find((row) => row.question.id === question)!;
	expect(spoken).toMatchObject({ recorded: true, text: '' });
	await page.getByTestId('end').click();
	await page.getByTestId('end-now').click();
	await page.getByTestId('mark').click();
	const players = page.getByTestId('recordings').locator('audio');
	await expect(players).toHaveCount(2);
	const seconds = await players.last().evaluate(
		(audio: HTMLAudioElement) =>
			new Promise<number>((resolve, reject) => {
				audio.onended = () => resolve(audio.currentTime);
				audio.onerror = () => reject(new Error(audio.error?.message));
				void audio.play();
			})
	);
	expect(seconds).toBeGreaterThan(0.2);
	await page.getByTestId('delete-recording').click();
	await expect(page.getByText('The recording is deleted.')).toBeVisible();
	await page.reload();
	await expect(page.getByTestId('debrief')).toBeVisible();
	await expect(players).toHaveCount(0);
});
