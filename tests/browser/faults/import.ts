import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext, TestInfo } from '@playwright/test';
import { everything, expectSums, kill, KILLS, press, watch } from './pages';
import { answerByKey, expect, openPage, openQuiz } from '../pages';

const SESSIONS = 30;
const ANSWERS = 20;
/** One file is not to be taken for another by what is stored of it. */
const NAMES = ['first', 'second'] as const;

/** Imports backups in place of what is there, and ends the page meanwhile: it is the one or the other, whole. */
export async function importer(
	context: BrowserContext,
	info: TestInfo,
	times: number,
	chance: () => number
): Promise<void> {
	const claims = await watch(context);
	let page = await context.newPage();
	await openQuiz(page);
	await answerByKey(page);
	await openPage(page, '/settings');
	const downloading = page.waitForEvent('download');
	await page.getByTestId('export').click();
	const text = await readFile(await (await downloading).path(), 'utf8');
	const paths = await Promise.all(NAMES.map((name) => makeFile(text, name, info.outputPath(name))));

	const choose = async (which: number) => {
		await page.getByTestId('import').setInputFiles(paths[which]!);
		await page.getByTestId('replace').waitFor();
	};
	/** Which of the files is there; that it is whole. */
	const present = async () => {
		const stored = await everything(page);
		expectSums(stored);
		const which = NAMES.findIndex((name) => stored.sessions[0]!.id.startsWith(name));
		const ids = stored.sessions.map(({ id }) => id).sort();
		expect(ids).toEqual(
			Array.from({ length: SESSIONS }, (_, index) => `${NAMES[which]}${10 + index}`)
		);
		expect(stored.attempts).toHaveLength(SESSIONS * ANSWERS);
		return which;
	};

	await choose(0);
	const began = performance.now();
	await page.getByTestId('replace').click();
	await expect(page.getByTestId('transferred')).toHaveText('Imported.');
	const takes = performance.now() - began;
	let here = await present();
	const counts = { imported: 0, not: 0, injected: 0 };
	for (let time = 0; time < times; time++) {
		const other = 1 - here;
		const before = claims.length;
		const injured = chance() < 0.25;
		if (chance() < 0.15 && !injured) {
			await page.getByTestId('import').setInputFiles(paths[other]!);
		} else {
			await choose(other);
			if (injured) {
				await page.evaluate((injury) => window.injure(injury), {
					how: (['throw', 'abort', 'late'] as const)[Math.floor(chance() * 3)]!,
					after: Math.floor(chance() * SESSIONS * ANSWERS),
					lasting: chance() < 0.5
				});
			}
			await press(page, 'replace');
		}
		if (injured) {
			await expect(page.getByRole('alert'), JSON.stringify(claims.slice(before))).toBeVisible();
			expect(await present(), 'nothing of an import that failed').toBe(here);
			counts.injected += 1;
		} else await new Promise((resolve) => setTimeout(resolve, chance() * takes));
		page = await kill(page, KILLS[Math.floor(chance() * KILLS.length)]!);
		await openPage(page, '/settings');
		const now = await present();
		if (claims.slice(before).some(({ what }) => what === 'imported')) expect(now).toBe(other);
		counts[now === other ? 'imported' : 'not'] += 1;
		here = now;
	}
	console.log(`${times} kills of imports of ${Math.round(takes)} ms: ${JSON.stringify(counts)}`);
	expect(counts.imported).toBeGreaterThan(0);
	expect(counts.not).toBeGreaterThan(0);
	expect(counts.injected).toBeGreaterThan(0);
	await context.close();
}

/** A backup with many sessions, made from one with a single answer. */
async function makeFile(text: string, name: string, path: string): Promise<string> {
	const [head, ...rows] = text.trimEnd().split('\n');
	const row = (table: string) => JSON.parse(rows.find((line) => line.startsWith(`["${table}"`))!);
	const [, session] = row('sessions') as [string, { id: string }];
	const [, attempt] = row('attempts') as [string, object];
	const counted = JSON.parse(head!) as { rows: Record<string, number> };
	const lines: string[] = rows.filter((line) => line.startsWith('["questions"'));
	for (let index = 0; index < SESSIONS; index++) {
		const id = `${name}${10 + index}`;
		lines.push(JSON.stringify(['sessions', { ...session, id }]));
		for (let place = 0; place < ANSWERS; place++) {
			lines.push(
				JSON.stringify([
					'attempts',
					{ ...attempt, session: id, index: place, variant: `v${place}` }
				])
			);
		}
	}
	counted.rows.sessions = SESSIONS;
	counted.rows.attempts = SESSIONS * ANSWERS;
	await writeFile(path, [JSON.stringify(counted), ...lines].join('\n'));
	return path;
}
