import type { Locator, Page } from '@playwright/test';
import { notice, secondsLeft } from './clocks';
import { expect, makeRoom, refuseEnds, test } from './pages';
import {
	answer,
	asked,
	begin,
	luckOf,
	markAll,
	stored,
	takeAll,
	type Mood
} from './interview-pages';

const ratingOf = (page: Page, competency: string): Locator =>
	page.locator(`[data-competency=${competency}] [data-rating]`);

const LEVELS = ['junior', 'mid', 'senior'] as const;
const ROLES = { junior: 'python', mid: 'django', senior: 'fullstack' } as const;
const MOODS: Mood[] = ['right', 'wrong', 'random'];

for (const level of LEVELS) {
	for (const mood of MOODS) {
		test(`a ${level} interview, ${mood}: its report says what a recount says`, async ({ page }) => {
			test.slow();
			await begin(page, { level, role: ROLES[level], seed: `${level}${mood}` });
			await takeAll(page, mood);
			await expect(page.getByTestId('competencies')).toBeVisible();
			await markAll(page, mood === 'right');
			const { session, attempts, spoken } = await stored(page);
			const turns = session.interview!.turns;

			const language = turns.flatMap((turn) =>
				turn.type === 'item' && ['warm-up', 'core'].includes(turn.stage) ? [turn.index] : []
			);
			const right = attempts.filter(({ index, correct }) => language.includes(index) && correct);
			await expect(page.locator('[data-competency=language]')).toContainText(
				`${right.length} of ${language.length} questions right`
			);
			for (const row of await page.locator('[data-stage]').all()) {
				const stage = await row.getAttribute('data-stage');
				expect(Number(await row.getAttribute('data-questions'))).toBe(
					turns.filter((turn) => turn.stage === stage).length
				);
			}
			const shown = new Map<string, number>();
			for (const id of attempts.flatMap(({ misconceptions }) => misconceptions)) {
				shown.set(id, (shown.get(id) ?? 0) + 1);
			}
			const listed = page.locator('[data-belief]');
			expect(await listed.count()).toBe(Math.min(8, shown.size));
			for (const row of await listed.all()) {
				expect(Number(await row.getAttribute('data-times'))).toBe(
					shown.get((await row.getAttribute('data-belief'))!)
				);
			}
			const sure = attempts.filter(({ confidence }) => confidence === 'sure');
			if (sure.length > 0) {
				await expect(page.getByTestId('calibration')).toContainText(
					`${sure.filter(({ correct }) => correct).length} of ${sure.length} right`
				);
			}
			expect(await page.getByTestId('transcript').getByRole('listitem').count()).toBe(turns.length);
			expect(spoken.filter(({ at }) => at === undefined)).toEqual([]);
			// Nothing is asked twice, and every part was reached.
			const variants = session.draws.map(({ variant }) => variant);
			expect(new Set(variants).size).toBe(variants.length);
			expect(new Set(turns.map(({ stage }) => stage)).size).toBe(6);

			if (mood === 'right') {
				for (const competency of ['language', 'reading', 'framework', 'design', 'curiosity']) {
					await expect(ratingOf(page, competency)).toHaveAttribute('data-rating', '4');
				}
				await expect(page.getByTestId('overall')).toHaveAttribute('data-rating', '4');
				expect(turns.some((turn) => turn.type === 'item' && turn.why === 'deeper')).toBe(true);
				expect(turns.some((turn) => turn.type === 'item' && turn.why === 'probe')).toBe(false);
			}
			if (mood === 'wrong') {
				for (const competency of ['language', 'framework', 'design', 'curiosity']) {
					await expect(ratingOf(page, competency)).toHaveAttribute('data-rating', '1');
				}
				await expect(page.getByTestId('overall')).toHaveAttribute('data-rating', '1');
				expect(turns.some((turn) => turn.type === 'item' && turn.why === 'probe')).toBe(true);
				await expect(page.getByTestId('plan').getByRole('listitem')).not.toHaveCount(0);
			}
		});
	}
}

test('a reload in every part goes on with the same question, words and time', async ({ page }) => {
	test.slow();
	await begin(page);
	const stages = new Set<string>();
	const luck = luckOf(3);
	while ((await page.getByTestId('competencies').count()) === 0) {
		const before = await asked(page);
		if (!stages.has(before.stage)) {
			stages.add(before.stage);
			if (before.question !== null) {
				await page.getByTestId('words').fill(`Half of an answer in ${before.stage}`);
				await expect
					.poll(async () => (await stored(page)).spoken.at(-1)?.text)
					.toBe(`Half of an answer in ${before.stage}`);
			}
			const left = await secondsLeft(page);
			await page.reload();
			expect(await asked(page)).toEqual(before);
			await expect(notice(page)).toContainText('Welcome back');
			// The clock stood since it was last stored, which is at most five seconds before; some more go
			// between the two looks at it.
			const now = await secondsLeft(page);
			expect(now).toBeLessThanOrEqual(left + 5);
			expect(now).toBeGreaterThan(left - 10);
			if (before.question !== null) {
				await expect(page.getByTestId('words')).toHaveValue(`Half of an answer in ${before.stage}`);
			}
		}
		await answer(page, 'right', luck);
	}
	expect(stages.size).toBe(6);
	await expect(page.getByTestId('away')).toContainText('Left 6 times');
});

test('a second tab waits until the first one is closed', async ({ page, context }) => {
	await begin(page);
	await answer(page, 'right', luckOf(1));
	const before = await asked(page);
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(other.getByTestId('elsewhere')).toBeVisible();
	await page.close();
	expect(await asked(other)).toEqual(before);
});

test('an end that cannot be stored is said, and is tried again with the same words', async ({
	page
}) => {
	test.slow();
	await refuseEnds(page);
	await begin(page, { role: 'python', clocks: 'No clocks' });
	const luck = luckOf(9);
	while ((await asked(page)).stage !== 'Your questions') await answer(page, 'right', luck);
	const say = page.getByTestId('say');
	await page.getByTestId('words').fill('Who reviews the code here?');
	await say.click();
	await expect(say).toHaveText('Try again');
	await expect(notice(page)).toContainText('The end could not be stored');
	await expect(page.getByTestId('words')).not.toBeEditable();
	await say.click();
	await expect(say).toBeEnabled();
	await makeRoom(page);
	await say.click();
	await expect(page.getByTestId('competencies')).toBeVisible();
	const { session, spoken } = await stored(page);
	expect(session.finishedAt).toBeGreaterThan(0);
	expect(spoken.filter(({ text }) => text === 'Who reviews the code here?')).toHaveLength(1);
});

test('nothing tells right from wrong before the end', async ({ page }) => {
	await begin(page);
	await answer(page, 'wrong', luckOf(1));
	await expect(page.getByTestId('question')).not.toContainText(/junior|mid-level|senior/i);
	const id = page.url().split('/').at(-1);
	await page.goto(`/session/${id}?q=1`);
	await expect(page).toHaveURL(`/interview/${id}`);
	await page.goto('/history');
	await expect(page.getByRole('listitem').filter({ hasText: 'not finished' })).toContainText(
		'1 of 2 questions answered'
	);
});

test('the same seed and the same answers give the same interview', async ({ page }) => {
	test.slow();
	const variants: string[][] = [];
	for (let run = 0; run < 2; run++) {
		await begin(page, { seed: 'twice' });
		await takeAll(page, 'wrong');
		variants.push((await stored(page)).session.draws.map(({ variant }) => variant));
	}
	expect(variants[0]).toEqual(variants[1]);
	await expect(page.getByTestId('earlier')).toBeVisible();
});

test('the report prints on two pages, and its plan starts the right practice', async ({ page }) => {
	test.slow();
	await begin(page, { seed: 'print', minutes: 60, level: 'senior' });
	await takeAll(page, 'wrong');
	await markAll(page, false);
	await begin(page, { seed: 'again', minutes: 60, level: 'senior' });
	await takeAll(page, 'random');
	await markAll(page, false);
	await expect(page.getByTestId('earlier')).toBeVisible();
	const pdf = await page.pdf({ format: 'A4' });
	expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)!.length).toBeLessThanOrEqual(2);
	const belief = await page.locator('[data-belief]').first().getAttribute('data-belief');
	await page.getByTestId('plan').getByRole('link', { name: 'Test it' }).first().click();
	await expect(page).toHaveURL(/\/run\//);
	await expect(page.getByTestId('question')).toBeVisible();
	const { session } = await stored(page);
	const questions = await page.evaluate(
		(section) => fetch(`/bank/${section}.json`).then((response) => response.json()),
		session.draws[0]!.item.split('/')[1]!
	);
	const bank = questions as { items: { id: string; reasons: { misconception?: string }[] }[] };
	for (const { item } of session.draws) {
		const reasons = bank.items.find(({ id }) => id === item)!.reasons;
		expect(reasons.map(({ misconception }) => misconception)).toContain(belief);
	}
});

test('what the address asks for wrongly is said', async ({ page }) => {
	await page.goto('/interview?minutes=31');
	await expect(page.getByRole('alert')).toContainText('20, 30, 45 or 60 minutes');
	await page.goto('/interview/nothing');
	await expect(page.getByText('This browser has no interview called “nothing”.')).toBeVisible();
	await page.goto('/start?section=oop');
	await expect(page.getByRole('alert')).toContainText('names no section with a misconception');
});
