import { renderQuestion } from '../item/render';
import { type Confidence, type Draw, type Item, type Question, type Response } from '../item/types';
import type { SectionBank } from '../bank/types';
import { formatConfig, type QuizConfig } from '../practice/config';
import { assembleQuiz } from '../practice/deck';
import type { Attempt, Session } from '../store/rows';
import type { Store } from '../store/store';
import { makeAttempt } from './attempt';
import { newId } from './ids';
import { Stopwatch } from './stopwatch';
import { storage } from './storage.svelte';

/** A quiz on the screen: what is asked, what was answered, and where it is kept. */
export class Quiz {
	session = $state.raw<Session>() as Session;
	questions = $state.raw<Question[]>([]);
	/** By index of the question. */
	attempts = $state.raw<Readonly<Record<number, Attempt>>>({});
	position = $state(0);
	activeMs = $state(0);

	private readonly stopwatch: Stopwatch;
	private questionStartMs = 0;
	/**
	 * Answers that are not stored yet. Nothing shows it: that would cost a frame before the feedback. One
	 * that could not be stored is tried again with whatever is stored next.
	 */
	private unsaved: Attempt[] = [];
	/** Settled once the session is stored; answers wait for it. */
	private stored: Promise<unknown>;
	private stopWatching = () => {};

	private constructor(session: Session, questions: Question[], stored: Promise<unknown>) {
		this.session = session;
		this.questions = questions;
		this.position = session.position;
		this.activeMs = session.activeMs;
		this.questionStartMs = session.activeMs;
		this.stopwatch = new Stopwatch(session.activeMs);
		this.stored = stored;
	}

	/** Goes on with the unfinished session of this quiz, or starts one. */
	static async begin(bank: SectionBank, config: QuizConfig): Promise<Quiz> {
		const query = formatConfig(config);
		if (storage.mayHaveSessions) {
			const store = await storage.open();
			const unfinished = await store.unfinishedSession(bank.section, query);
			const quiz = unfinished && (await Quiz.takeUp(unfinished.id));
			if (quiz) return quiz;
		}
		return Quiz.start(bank, config, query);
	}

	/** Goes on with a stored session; undefined if there is none of that id, or it is not whole. */
	static async takeUp(id: string): Promise<Quiz | undefined> {
		const record = await (await storage.open()).read(id);
		if (!record?.session.draws.every(({ variant }) => record.questions.has(variant)))
			return undefined;
		const questions = record.session.draws.map(({ variant }) => record.questions.get(variant)!);
		const quiz = new Quiz(record.session, questions, Promise.resolve());
		quiz.take(record.attempts);
		quiz.watch();
		return quiz;
	}

	private static start(bank: SectionBank, config: QuizConfig, query: string): Quiz {
		const draws = assembleQuiz(bank.items, config);
		const questions = draws.map((draw) => questionOf(bank.items, draw));
		const session: Session = {
			id: newId(),
			section: bank.section,
			title: bank.title,
			query,
			draws,
			position: 0,
			activeMs: 0,
			startedAt: Date.now()
		};
		// What stores it is not to be loaded before the question is on the screen.
		const stored =
			draws.length === 0 ? Promise.resolve() : painted().then(() => keep(session, questions));
		const quiz = new Quiz(session, questions, stored);
		void stored.then(
			() => quiz.watch(),
			() => storage.failed()
		);
		return quiz;
	}

	get question(): Question | undefined {
		return this.questions[this.position];
	}

	get draw(): Draw | undefined {
		return this.session.draws[this.position];
	}

	get attempt(): Attempt | undefined {
		return this.attempts[this.position];
	}

	get finished(): boolean {
		return this.position >= this.questions.length;
	}

	/** Stores the answer to the question on the screen, then shows it. An answer that is there stands. */
	async answer(response: Response, confidence: Confidence | undefined): Promise<void> {
		const { question, draw, position: index } = this;
		if (!question || !draw || this.attempts[index] || this.unsaved.at(-1)?.index === index) return;
		this.tick();
		const attempt = makeAttempt(question, draw, {
			session: this.session.id,
			index,
			response,
			confidence,
			ms: this.activeMs - this.questionStartMs,
			at: Date.now()
		});
		this.unsaved.push(attempt);
		await this.save();
		// What could not be stored is shown all the same.
		this.take([attempt]);
	}

	/** Goes to the next question, or past the last one. */
	async next(): Promise<void> {
		this.tick();
		this.position += 1;
		this.questionStartMs = this.activeMs;
		await this.save({
			position: this.position,
			activeMs: Math.round(this.activeMs),
			...(this.finished && { finishedAt: Date.now() })
		});
	}

	/** Starts or stops the clock with the page's visibility. */
	setInView(inView: boolean): void {
		if (inView && !this.finished) this.stopwatch.start();
		else this.stopwatch.stop();
		this.tick();
		if (!inView) void this.saveTime();
	}

	/** Takes the time over from the stopwatch. */
	tick(): void {
		this.activeMs = this.stopwatch.elapsed;
	}

	/** Stores the time, so that a crash costs little of it. */
	saveTime(): Promise<void> {
		return this.save({ activeMs: Math.round(this.activeMs) });
	}

	/** Ends everything that outlives a page: the clock and the subscription. */
	close(): void {
		this.stopwatch.stop();
		this.stopWatching();
	}

	/** Stores what is not stored yet, and then a change of the session. */
	private async save(change?: Parameters<Store['update']>[1]) {
		try {
			await (this.stored = this.stored.catch(() => keep(this.session, this.questions)));
			const store = await storage.open();
			for (const attempt of this.unsaved) {
				this.take([await store.answer(attempt)]);
				this.unsaved = this.unsaved.filter((one) => one !== attempt);
			}
			if (change) await store.update(this.session.id, change);
		} catch {
			storage.failed();
		}
	}

	private async watch(): Promise<void> {
		const store = await storage.open();
		this.stopWatching = store.watchAttempts(this.session.id, (attempts) => this.take(attempts));
	}

	/** Answers that are shown stay as they are: an answer never changes. */
	private take(attempts: readonly Attempt[]): void {
		this.attempts = {
			...Object.fromEntries(attempts.map((attempt) => [attempt.index, attempt])),
			...this.attempts
		};
	}
}

/** A frame is on the screen some time after it was painted, in milliseconds. */
const ON_SCREEN_AFTER = 100;
/** Resolves once what there is is on the screen; at once where there is none. */
const painted = () =>
	new Promise<void>((resolve) => {
		if (typeof requestAnimationFrame === 'undefined') resolve();
		else requestAnimationFrame(() => setTimeout(resolve, ON_SCREEN_AFTER));
	});

async function keep(session: Session, questions: readonly Question[]): Promise<void> {
	await (await storage.open()).startSession(session, questions);
	storage.noteSession();
}

function questionOf(items: readonly Item[], draw: Draw): Question {
	const item = items.find(({ id }) => id === draw.item);
	const variant = item?.variants.find(({ id }) => id === draw.variant);
	if (!item || !variant) throw new Error(`There is no question ${draw.item}/${draw.variant}.`);
	return renderQuestion(item, variant);
}
