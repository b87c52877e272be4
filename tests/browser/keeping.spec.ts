import { test as silent } from '@playwright/test';
import {
	answerByKey,
	asked,
	expect,
	feedback,
	nextByKey,
	openQuiz,
	options,
	QUIZ,
	storedAttempts,
	test
} from './pages';

test('a reload in the middle resumes at the same question with the same options', async ({
	page
}) => {
	await openQuiz(page);
	await answerByKey(page);
	await nextByKey(page);
	const before = await asked(page);
	await page.reload();
	await expect(options(page).first()).toBeVisible();
	expect(await asked(page)).toEqual(before);
	await expect(page.getByRole('listitem').first()).toContainText('Question 1:');
});

test('a reload at the feedback shows the feedback', async ({ page }) => {
	await openQuiz(page);
	await answerByKey(page, '2');
	const shown = await feedback(page).innerText();
	await page.reload();
	await expect(feedback(page)).toBeVisible();
	expect(await feedback(page).innerText()).toBe(shown);
});

test('a tab that crashed goes on in a new one', async ({ page, context }) => {
	await openQuiz(page);
	await answerByKey(page);
	await nextByKey(page);
	const before = await asked(page);
	await page.close();
	const next = await context.newPage();
	await openQuiz(next);
	expect(await asked(next)).toEqual(before);
});

test('each answer is committed before its feedback is there', async ({ page }) => {
	await page.addInitScript(() => {
		const order: string[] = [];
		Object.assign(window, { order });
		const begin = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (...[stores, mode, options]) {
			const begun = begin.call(this, stores, mode, options);
			if (mode === 'readwrite' && [stores].flat().includes('attempts')) {
				begun.addEventListener('complete', () => order.push('committed'));
			}
			return begun;
		};
		let shown: Element | null = null;
		new MutationObserver(() => {
			const feedback = document.querySelector('[data-testid=feedback]');
			if (feedback && feedback !== shown) order.push('shown');
			shown = feedback;
		}).observe(document, { childList: true, subtree: true });
	});
	await openQuiz(page);
	for (let question = 0; question < 4; question++) {
		await answerByKey(page);
		await nextByKey(page);
	}
	const order = await page.evaluate(() => (window as never as { order: string[] }).order);
	expect(order).toEqual(Array.from({ length: 4 }, () => ['committed', 'shown']).flat());
});

test('two tabs cannot answer one question twice', async ({ page, context }) => {
	await openQuiz(page);
	// A session is stored once it has begun; the second tab then finds it.
	await expect
		.poll(() => page.evaluate(() => localStorage.getItem('dunder:has-sessions')))
		.toBe('1');
	const other = await context.newPage();
	await openQuiz(other);
	await answerByKey(page, '1');
	await expect(feedback(other)).toBeVisible();
	expect(await feedback(other).innerText()).toBe(await feedback(page).innerText());
	expect(await storedAttempts(page)).toHaveLength(1);
});

test('without IndexedDB one can practise, and is told that nothing is kept', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', { value: undefined });
	});
	await openQuiz(page);
	for (let number = 1; number <= 5; number++) {
		await answerByKey(page);
		await page.keyboard.press('Enter');
	}
	await expect(page.getByTestId('score')).toBeVisible();
	await expect(page.getByRole('status')).toContainText('store nothing here');
});

test('a full disk is said, and practice goes on', async ({ page }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...args) {
			if (this.name === 'attempts') throw new DOMException('full', 'QuotaExceededError');
			return add.apply(this, args);
		};
	});
	await openQuiz(page);
	await answerByKey(page);
	await expect(page.getByRole('status')).toContainText('could not be saved');
	await nextByKey(page);
	await answerByKey(page);
});

test('a quiz is finished without a network', async ({ page, context, noise }) => {
	await openQuiz(page);
	await answerByKey(page);
	// The layout, the error page, the quiz and, a little later, the result; and the typefaces.
	const fetched = (part: string) =>
		page.evaluate(
			(name) =>
				performance.getEntriesByType('resource').filter((entry) => entry.name.includes(name))
					.length,
			part
		);
	await expect.poll(() => fetched('/nodes/'), { timeout: 20_000 }).toBe(4);
	await expect.poll(() => fetched('.woff2'), { timeout: 20_000 }).toBe(4);
	await context.setOffline(true);
	for (let number = 1; number < 5; number++) {
		await nextByKey(page);
		await answerByKey(page);
	}
	expect(await storedAttempts(page)).toHaveLength(5);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('score')).toBeVisible();
	await context.setOffline(false);
	// The browser itself reports requests that it can't make; anything else would be ours.
	const ours = noise.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'));
	noise.splice(0, noise.length, ...ours);
});

test('the timer counts up and survives a reload', async ({ page }) => {
	await openQuiz(page, QUIZ);
	await expect(page.getByTestId('timer')).toHaveText(/0:0[1-9]/, { timeout: 5000 });
	await answerByKey(page);
	await nextByKey(page);
	await page.reload();
	await expect(page.getByTestId('timer')).toHaveText(/0:0[1-9]/);
});

silent('an answer whose feedback does not load is stored, and that is said', async ({ page }) => {
	await page.route('**/_app/immutable/chunks/*.js', async (route) => {
		const response = await route.fetch();
		const isFeedback = /data-testid=.?feedback/.test(await response.text());
		await (isFeedback ? route.abort() : route.fulfill({ response }));
	});
	await openQuiz(page);
	await page.keyboard.press('1');
	await page.keyboard.press('Enter');
	await expect(
		page.getByText('Your answer is stored, but its feedback did not load.')
	).toBeVisible();
	expect(await storedAttempts(page)).toHaveLength(1);
	await page.unroute('**/_app/immutable/chunks/*.js');
	await page.reload();
	await expect(feedback(page)).toBeVisible();
});
