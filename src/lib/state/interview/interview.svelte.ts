import { renderQuestion } from '../../item/render';
import type { Confidence, Draw, Question, Response } from '../../item/types';
import { nextTurn } from '../../practice/interview/script';
import type { Pool, Proposal, Turn } from '../../practice/interview/turns';
import {
	readInterview,
	saveInterview,
	saveSpoken,
	type InterviewRecord
} from '../../store/interview';
import type { Interview, Spoken } from '../../store/rows';
import type { Store } from '../../store/store';
import { makeAttempt } from '../attempt';
import { storage } from '../storage.svelte';
import { Unsaved } from '../unsaved/unsaved';
import { Course, type Words } from './course.svelte';
import { pastOf } from './past';
import { loadPool } from './pool';

/** Something that the candidate should hear of. */
export type Notice =
	| { about: 'jump'; ms: number }
	| { about: 'more'; ms: number }
	| { about: 'moved' }
	| { about: 'unended' }
	| { about: 'back'; ms: number };

/** A mock interview that runs. Nothing tells right from wrong until it has ended. */
export class MockInterview extends Course {
	notice = $state.raw<Notice>();
	finished = $state(false);

	private hiddenAt: number | undefined;
	private readonly unsaved = new Unsaved();
	/** Something is being stored, after which something else is on the screen. */
	private moving = false;

	private constructor(
		private readonly store: Store,
		record: InterviewRecord,
		pool: Pool
	) {
		super(record, pool);
		this.finished = record.session.finishedAt !== undefined;
		const { away } = this.clock;
		if (!away) return;
		this.note({ how: 'left', ...away });
		this.notice = { about: 'back', ms: away.ms };
	}

	/** Takes a stored interview up, or puts its first question; undefined if there is none of that id. */
	static async open(id: string): Promise<MockInterview | undefined> {
		const store = await storage.open();
		const record = await readInterview(store, id);
		if (!record) return undefined;
		const mock = new MockInterview(store, record, await loadPool(record.session.interview!));
		if (!mock.finished && (mock.turn === undefined || mock.isOver)) await mock.advance();
		await mock.save();
		return mock;
	}

	/** Stores the answer to the item on the screen and goes on. */
	async answer(response: Response, confidence: Confidence | undefined): Promise<void> {
		this.tick();
		const { turn, question, draw } = this;
		if (turn?.type !== 'item' || !question || !draw || this.moving || this.finished) return;
		const attempt = makeAttempt(question, draw, {
			session: this.id,
			index: turn.index,
			response,
			confidence,
			ms: this.spent,
			at: Math.round(this.clock.now)
		});
		await this.move(async () => {
			this.attempts[turn.index] = attempt;
			await this.unsaved.keep(async () => {
				this.attempts[turn.index] = await this.store.answer(attempt);
			}, true);
		});
	}

	/** Stores what has been said so far. */
	async draft(words: Words): Promise<void> {
		const row = this.rowOf(words);
		if (!row || this.moving || this.finished || this.isOver) return;
		this.spoken[row.turn] = row;
		await this.unsaved.keep(() => saveSpoken(this.store, row), false);
	}

	/** Stores what was said, for good, and goes on. */
	async say(words: Words): Promise<void> {
		this.tick();
		const row = this.rowOf(words);
		if (!row || this.moving || this.finished) return;
		await this.move(() => this.keepWords({ ...row, at: Math.round(this.clock.now) }));
	}

	private async keepWords(row: Spoken): Promise<void> {
		this.spoken[row.turn] = row;
		await this.unsaved.keep(() => saveSpoken(this.store, row), true);
	}

	/** Brings everything up to the time it is; a stage whose time is up is left with what was said. */
	tick(): void {
		if (this.finished) return;
		const by = this.clock.tick();
		if (by !== 0) {
			this.notice = { about: 'jump', ms: by };
			void this.save();
		}
		if (this.moving || !this.clock.isUp || this.notice?.about === 'unended') return;
		const { words } = this;
		void this.move(async () => {
			if (words && words.at === undefined) {
				await this.keepWords({ ...words, ms: this.spent, at: Math.round(this.clock.now) });
			}
			this.notice = { about: 'moved' };
		});
	}

	/** The page came into view, or went out of it; the clock goes on, as it would in a room. */
	setInView(inView: boolean): void {
		this.tick();
		if (!inView) this.hiddenAt ??= this.clock.now;
		else if (this.hiddenAt !== undefined) {
			this.note({ how: 'hidden', at: this.hiddenAt, ms: this.clock.now - this.hiddenAt });
			this.hiddenAt = undefined;
		}
		void this.save();
	}

	/** Gives the stage more time. */
	async extend(): Promise<void> {
		const { offer } = this.clock;
		if (offer === undefined) return;
		this.clock.extend();
		this.notice = { about: 'more', ms: offer };
		await this.save();
	}

	/** Stores something and puts what comes next. */
	private async move(first: () => Promise<void>): Promise<void> {
		this.moving = true;
		this.notice = undefined;
		try {
			await first();
			await this.advance();
		} catch {
			storage.failed();
		} finally {
			this.moving = false;
		}
	}

	/** Puts what comes next, in this stage or a later one, or ends the interview. */
	private async advance(): Promise<void> {
		const { config, stages } = this.interview;
		const { draws, questions, attempts, spoken } = this;
		const past = pastOf({ turns: this.interview.turns, draws, questions, attempts, spoken });
		for (;;) {
			const left = this.clock.left ?? Infinity;
			const proposal = left > 0 && nextTurn(config, this.stage, past, left, this.pool);
			if (proposal) return this.put(proposal);
			if (this.clock.stage === stages.length - 1) return this.end();
			this.clock.turnTo(this.clock.stage + 1);
		}
	}

	private async put({ turn, item, draw }: Proposal): Promise<void> {
		const asked: Turn = item ? { ...turn, index: this.draws.length } : turn;
		const variant = item?.variants.find(({ id }) => id === draw.variant);
		const question = item && variant && renderQuestion(item, variant);
		if (question) this.questions[question.id] = question;
		const draws = draw ? [...this.draws, draw] : this.draws;
		this.clock.settle();
		const interview = {
			...this.interview,
			turns: [...this.interview.turns, asked],
			shownAt: this.clock.timing.used
		};
		await this.write({ interview, draws: [...draws] }, question);
		this.draws = draws;
		// What was noted meanwhile is stored next time.
		this.interview = { ...interview, away: this.interview.away };
	}

	/** Ends the interview with what there is. */
	async end(): Promise<void> {
		if (this.finished) return;
		const { words } = this;
		if (words && words.at === undefined) {
			await this.keepWords({ ...words, at: Math.round(this.clock.now) });
		}
		// An end that could not be stored is none: there would be no report.
		this.finished = await this.write({ finishedAt: Math.round(this.clock.now) });
		if (!this.finished) this.notice = { about: 'unended' };
	}

	/** Stores the clock, so that a crash costs little; what comes next stores it anyway. */
	async save(): Promise<void> {
		if (this.finished || this.moving) return;
		this.clock.settle();
		await this.write({ interview: this.interview });
	}

	private async write(
		change: { interview?: Interview; draws?: Draw[]; finishedAt?: number },
		asked?: Question
	): Promise<boolean> {
		const { timing } = this.clock;
		const row = { timing, activeMs: Math.round(timing.used), draws: [...this.draws], ...change };
		return this.unsaved.keep(
			() => saveInterview(this.store, this.id, row, asked),
			asked !== undefined
		);
	}
}
