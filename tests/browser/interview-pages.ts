import type { Page } from '@playwright/test';
import type { OpenQuestion } from '../../src/lib/item/open';
import type { Attempt, Session, Spoken, StoredQuestion } from '../../src/lib/store/rows';
import { chanceOf } from '../../src/lib/practice/random';
import { expect, openPage } from './pages';
import { readTables } from './tables';

interface Setup {
	role?: string;
	level?: string;
	minutes?: number;
	seed?: string;
	clocks?: string;
}

const onScreen = (page: Page) => page.locator('[data-testid=question], [data-testid=open]');

/** Starts a mock interview. */
export async function begin(page: Page, setup: Setup = {}): Promise<void> {
	const { role = 'django', level = 'mid', minutes = 20, seed = 'abc' } = setup;
	await openPage(page, `/interview?role=${role}&level=${level}&minutes=${minutes}&seed=${seed}`);
	await page.getByRole('radio', { name: setup.clocks ?? 'As planned', exact: true }).check();
	await page.getByTestId('start').click();
	await expect(onScreen(page)).toBeVisible();
}

/** What is stored of an interview, the last one where none is named. */
export async function stored(page: Page, id?: string) {
	const { sessions, attempts, spoken } = await readTables<{
		sessions: Session[];
		attempts: Attempt[];
		spoken: Spoken[];
	}>(page, 'sessions', 'attempts', 'spoken');
	const session = id
		? sessions.find((row) => row.id === id)!
		: sessions.sort((a, b) => b.startedAt - a.startedAt)[0]!;
	return {
		session,
		attempts: attempts.filter((row) => row.session === session.id),
		spoken: spoken.filter((row) => row.session === session.id)
	};
}

/** What is on the screen: the stage, the type of the turn and what names the question. */
export async function asked(page: Page) {
	const shown = onScreen(page);
	await expect(shown).toBeVisible();
	const stage = await page.locator('[aria-current=step]').innerText();
	const [variant, question, followup] = await Promise.all(
		['data-variant', 'data-question', 'data-followup'].map((name) => shown.getAttribute(name))
	);
	return {
		stage,
		variant: variant ?? null,
		question: question ?? null,
		followup: followup ?? null
	};
}

export type Mood = 'right' | 'wrong' | 'random';

/** Options of the question on the screen that a candidate picks. */
async function choose(page: Page, variant: string, right: boolean): Promise<string[]> {
	const { questions } = await readTables<{ questions: StoredQuestion[] }>(page, 'questions');
	const question = questions.find(({ id }) => id === variant)!.question;
	const shown = await page
		.getByTestId('option')
		.locator('input')
		.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
	const fitting = question.options.filter(
		({ id, correct }) => shown.includes(id) && correct === right
	);
	return (question.kind === 'multi' ? fitting : fitting.slice(0, 1)).map(({ id }) => id);
}

/** Answers what is on the screen, as somebody in that mood would, and waits for what comes next. */
export async function answer(page: Page, mood: Mood, luck: () => boolean): Promise<void> {
	const { variant, question } = await asked(page);
	const right = mood === 'random' ? luck() : mood === 'right';
	const before = await place(page);
	if (variant !== null) {
		for (const id of await choose(page, variant, right)) {
			await page.locator(`[data-testid=option] input[value="${id}"]`).check();
		}
		await page.getByRole('radio', { name: luck() ? 'Sure' : 'Guessing' }).check();
		await page.getByTestId('check').click();
	} else {
		if (await page.getByTestId('line').count()) {
			const lines = await bugLines(page, question!);
			const values = await page
				.getByTestId('line')
				.evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
			const line = values.find((value) => lines.includes(value) === right)!;
			await page.locator(`[data-testid=line][value="${line}"]`).check();
		}
		await page.getByTestId('words').fill(right ? 'All of it.' : 'No idea.');
		if (await page.getByRole('radio', { name: 'Solid' }).count()) {
			await page.getByRole('radio', { name: 'Solid' }).check();
		}
		await page.getByTestId('say').click();
	}
	await expect.poll(() => place(page)).not.toBe(before);
}

async function bugLines(page: Page, id: string): Promise<number[]> {
	const response = await page.request.get('/interview.json');
	const { questions } = (await response.json()) as { questions: OpenQuestion[] };
	return questions.find((question) => question.id === id)!.bug!.lines;
}

/** Names what is on the screen: how many turns there have been, or the report. */
const place = (page: Page): Promise<string> =>
	page.evaluate(() =>
		document.querySelector('[data-testid=competencies]')
			? 'report'
			: (document.querySelector<HTMLElement>('[data-place]')?.dataset.place ?? '')
	);

/** Chance that is the same in every run. */
export function luckOf(seed: number): () => boolean {
	const chance = chanceOf('luck', seed);
	return () => chance.integer(2) === 0;
}

/** Takes the interview from here to its end. */
export async function takeAll(page: Page, mood: Mood, seed = 7): Promise<void> {
	const luck = luckOf(seed);
	while ((await place(page)) !== 'report') await answer(page, mood, luck);
}

/** Marks all open answers: every point of the rubric, or none. */
export async function markAll(page: Page, every: boolean): Promise<void> {
	await page.getByTestId('mark').click();
	await page.waitForURL(/\?open=/);
	while (page.url().includes('?open=')) {
		const before = page.url();
		const turn = new URL(before).searchParams.get('open');
		await expect(page.locator(`[data-testid=debrief][data-turn="${turn}"]`)).toBeVisible();
		if (every) {
			for (const point of await page.getByTestId('point').all()) await point.click();
		}
		await page.getByTestId('save-marks').click();
		await page.waitForURL((url) => url.href !== before);
	}
	await expect(page.getByTestId('competencies')).toBeVisible();
}
