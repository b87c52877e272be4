import { renderQuestion } from '../../item/render';
import type { OpenQuestion } from '../../item/open';
import type { Confidence, Draw, Question, Response } from '../../item/types';
import type { Rating } from '../../insight/rating';
import type { Stage } from '../../practice/interview/plan';
import { nextTurn } from '../../practice/interview/script';
import type { Pool, Proposal, Turn } from '../../practice/interview/turns';
import { YOURS } from '../../practice/interview/yours';
import {
	readInterview,
	saveInterview,
	saveSpoken,
	type InterviewRecord
} from '../../store/interview';
import type { Attempt, Away, Interview, Spoken } from '../../store/rows';
import type { Store } from '../../store/store';
import { makeAttempt } from '../attempt';
import { storage } from '../storage.svelte';
import { Unsaved } from '../unsaved/unsaved';
import { pastOf } from './past';
import { loadPool } from './pool';
import { StageClock } from './stage-clock.svelte';

/** Something that the candidate should hear of. */
export type Notice =
	| { about: 'jump'; ms: number }
	| { about: 'more'; ms: number }
	| { about: 'moved' }
	| { about: 'back'; ms: number };

/** What an open question is answered with. */
export type Words = Pick<Spoken, 'text' | 'recorded'> & { line?: number; self?: Rating };

/** A mock interview that runs. Nothing tells right from wrong until it has ended. */
export class MockInterview {
	interview = $state.raw<Interview>() as Interview;
	draws = $state.raw<readonly Draw[]>([]);
	notice = $state.raw<Notice>();
	finished = $state(false);

	readonly clock: StageClock;
	readonly id: string;
	readonly title: string;
	/** By id. */
	private readonly questions: Record<string, Question>;
	/** By index of the draw. */
	private readonly attempts: Record<number, Attempt>;
	/** By index of the turn. */
	private readonly spoken: Record<number, Spoken>;
	private hiddenAt: number | undefined;
	private readonly unsaved = new Unsaved();
	/** Something is being stored, after which something else is on the screen. */
	private moving = false;

	private constructor(
		private readonly store: Store,
		{ session, attempts, questions, spoken }: InterviewRecord,
		private readonly pool: Pool
	) {
		this.id = session.id;
		this.title = session.title;
		this.questions = Object.fromEntries(questions);
		this.attempts = Object.fromEntries(attempts.map((attempt) => [attempt.index, attempt]));
		this.spoken = Object.fromEntries(spoken.map((row) => [row.turn, row]));
		this.draws = session.draws;
		this.interview = session.interview!;
		this.finished = session.finishedAt !== undefined;
		const limits = this.interview.stages.map(({ ms }) => ms);
		this.clock = new StageClock(session.timing, limits, session.plan?.factor ?? 1);
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

	private note(away: Away): void {
		const { at, ms, how } = away;
		this.interview = {
			...this.interview,
			away: [...this.interview.away, { how, at: Math.round(at), ms: Math.round(ms) }]
		};
	}

	/** The last thing that was asked. */
	get turn(): Turn | undefined {
		return this.interview.turns.at(-1);
	}

	get stage(): Stage {
		return this.interview.stages[this.clock.stage]!;
	}

	/** The item on the screen. */
	get question(): Question | undefined {
		const { turn } = this;
		return turn?.type === 'item' ? this.questionOf(turn.index) : undefined;
	}

	get draw(): Draw | undefined {
		const { turn } = this;
		return turn?.type === 'item' ? this.draws[turn.index] : undefined;
	}

	/** The open question on the screen. */
	get open(): OpenQuestion | undefined {
		const { turn } = this;
		if (turn?.type === 'yours') return YOURS;
		if (turn?.type !== 'open' && turn?.type !== 'followup') return undefined;
		return (
			this.pool.open.find(({ id }) => id === turn.question) ??
			Object.values(this.spoken).find(({ question }) => question.id === turn.question)?.question
		);
	}

	/** What has been said to the open question so far. */
	get words(): Spoken | undefined {
		return this.spoken[this.interview.turns.length - 1];
	}

	private questionOf(index: number): Question | undefined {
		return this.questions[this.draws[index]?.variant ?? ''];
	}

	/** Whether what is on the screen has been answered. */
	private get isOver(): boolean {
		const { turn } = this;
		if (turn?.type === 'item') return this.attempts[turn.index] !== undefined;
		return this.words?.at !== undefined;
	}

	private get spent(): number {
		return Math.round(this.clock.used - this.interview.shownAt);
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

	private rowOf(words: Words): Spoken | undefined {
		const { turn, open } = this;
		if (!open || !turn) return undefined;
		return {
			session: this.id,
			turn: this.interview.turns.length - 1,
			question: open,
			...(turn.type === 'followup' && { followup: turn.which }),
			...words,
			ms: this.spent
		};
	}

	/** Brings everything up to the time it is; a stage whose time is up is left with what was said. */
	tick(): void {
		if (this.finished) return;
		const by = this.clock.tick();
		if (by !== 0) {
			this.notice = { about: 'jump', ms: by };
			void this.save();
		}
		if (this.moving || !this.clock.isUp) return;
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
