import { expect, options, test, unwritten } from './pages';

test.describe('an address that makes no sense says so and leads on', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	const CASES: [string, string, string][] = [
		['a bad seed', '/quiz/oop?seed=a%20b', 'The seed “a b” is not one to 16 letters and digits.'],
		['a bad count', '/quiz/oop?n=7', 'A quiz has 5, 10, 20 or all questions'],
		['a bad level', '/quiz/oop?level=expert', '“expert” is not a level'],
		['a bad round', '/quiz/oop?round=x', 'The round “x” is not a number'],
		['items that do not exist', '/quiz/oop?only=nothing', 'No question matches'],
		...unwritten.flatMap((id): [string, string, string][] => [
			['a section without questions', `/quiz/${id}`, 'This section has no questions yet'],
			['its page', `/section/${id}`, 'This section has no questions yet']
		]),
		['a session that is not there', '/session/nope', 'This browser has no session called “nope”']
	];
	for (const [name, url, message] of CASES) {
		test(name, async ({ page }) => {
			await page.goto(url);
			await expect(page.getByRole('main')).toContainText(message);
			await expect(page.getByRole('main').getByRole('link')).toBeVisible();
		});
	}
});

/** A missing file is an error in the console, which is the browser's own. */
test.describe('what does not exist', () => {
	for (const url of ['/section/nope', '/quiz/nope', '/nope']) {
		test(url, async ({ page, noise }) => {
			await page.goto(url);
			await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
			await page.getByRole('link', { name: 'See all sections' }).click();
			await expect(page).toHaveURL('/');
			noise.length = 0;
		});
	}
});

test('a quiz without a seed gets one, in its address', async ({ page }) => {
	await page.goto('/quiz/oop');
	await expect(options(page).first()).toBeVisible();
	await expect(page).toHaveURL(/seed=[a-z0-9]{6}/);
});

test.describe('an address that nobody has made in good faith', () => {
	const LONG = 'x'.repeat(6_000);
	const MARKUP = encodeURIComponent('<img src=x onerror=alert(1)><script>alert(1)</script>');
	/** Each with what its page says. */
	const CASES: [string, RegExp][] = [
		[`/quiz/oop?seed=${MARKUP}`, /is not one to 16 letters and digits/],
		[`/quiz/oop?seed=${LONG}`, /is not one to 16 letters and digits/],
		['/quiz/oop?seed=%F0%9F%90%8D', /is not one to 16 letters and digits/],
		['/quiz/oop?seed=%E0%A4', /is not one to 16 letters and digits/],
		['/quiz/oop?n=%00', /A quiz has 5, 10, 20 or all questions/],
		['/quiz/oop?n=__proto__', /A quiz has 5, 10, 20 or all questions/],
		['/quiz/oop?round=1e3', /is not a number from 0 to 999/],
		['/quiz/oop?level=constructor', /is not a level/],
		[`/quiz/oop?kind=${MARKUP}`, /is not a kind/],
		['/quiz/oop?only=..%2F..%2Fsettings', /is not the name of a question/],
		[`/quiz/oop?only=${'a,'.repeat(2_000)}`, /No question matches/],
		['/timed?preset=constructor', /There is no preset/],
		['/timed?preset=custom&count=NaN', /is a whole number from 1 to 60/],
		['/timed?preset=custom&minutes=1e9', /is a whole number from 0 to 180/],
		[`/timed?level=${MARKUP}`, /is not a level/],
		['/interview?minutes=Infinity', /20, 30, 45 or 60 minutes/],
		['/interview?role=toString', /is not a role/],
		[`/interview?seed=${LONG}`, /is not one to 16 letters and digits/],
		['/history?day=2026-02-30', /is not a day like/],
		['/history?from=%2B275760-09-13', /is not a day like/],
		['/history?least=1e400', /is not a percentage/],
		[`/history?section=${MARKUP}`, /There is no section called/],
		[`/history/compare?a=${MARKUP}&b=${LONG}`, /One of the two sessions is not in this browser/],
		['/history/compare', /One of the two sessions is not in this browser/],
		['/start', /names no section with a misconception or a concept/],
		[`/start?section=${MARKUP}&belief=x`, /There is no section called/],
		['/start?section=oop&belief=..%2F..', /There is no belief called/],
		['/start?section=oop&belief=nobody-holds-it', /These questions are not in the app any more/],
		['/start?section=oop&concept=nobody-knows-it', /These questions are not in the app any more/],
		[`/session/${MARKUP}`, /This browser has no session called/],
		[`/session/${LONG.slice(0, 2_000)}`, /This browser has no session called/],
		['/session/__proto__?q=-1', /This browser has no session called/],
		[`/run/${MARKUP}`, /This browser has no quiz called/],
		[`/interview/${MARKUP}`, /This browser has no interview called/],
		['/interview/constructor?open=-1', /This browser has no interview called/]
	];

	test('says what is wrong with it, writes nothing and complains to nobody', async ({ page }) => {
		const writes: string[] = [];
		await page.exposeBinding('wrote', (_, what: string) => writes.push(what));
		await page.addInitScript(() => {
			for (const name of ['add', 'put'] as const) {
				const real = IDBObjectStore.prototype[name];
				IDBObjectStore.prototype[name] = function (...row) {
					(window as unknown as { wrote(what: string): void }).wrote(
						`${location.href} ${this.name}`
					);
					return real.apply(this, row);
				};
			}
		});
		page.on('dialog', (dialog) => {
			writes.push(dialog.message());
			void dialog.dismiss();
		});
		for (const [url, says] of CASES) {
			await test.step(url.slice(0, 60), async () => {
				await page.goto(url);
				await expect(page.getByRole('main')).toContainText(says);
				await expect(page.getByRole('main').locator('a, button').first()).toBeVisible();
			});
		}
		expect(writes).toEqual([]);
	});
});
