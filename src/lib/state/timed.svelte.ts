import type { Confidence, Question, Response } from '../item/types';
import {
	isLocked,
	isNewer,
	isOver,
	nextOpen,
	remaining,
	spentOn,
	startTiming,
	turnTo,
	usedUp,
	warningOf,
	type Timing
} from '../practice/timing';
import { extend, extensionFor, jump, pause, resume, takeUp } from '../practice/timing-moves';
import type { Attempt, Draft, Session } from '../store/rows';
import type { Store } from '../store/store';
import {
	handIn,
	readTimed,
	saveDraft,
	saveTiming,
	watchTimed,
	type TimedState
} from '../store/timed';
import { makeAttempt } from './attempt';
import { SteadyClock } from './steady-clock';
import { storage } from './storage.svelte';
import { TimedAnswers } from './timed-answers.svelte';
import { Unsaved } from './unsaved/unsaved';

/** Something that happened to the clocks and that the person should hear of. */
export type Notice =
	| { about: 'jump'; ms: number }
	| { about: 'up'; index: number }
	| { about: 'more'; ms: number }
	| { about: 'unended' };

/** A timed quiz on the screen: answers can be changed until it is handed in or its time is up. */
export class TimedQuiz {
	timing = $state.raw<Timing>() as Timing;
	readonly answers = new TimedAnswers();
	flags = $state.raw<readonly number[]>([]);
	/** The time of the clocks' last move, in milliseconds since 1970. */
	now = $state(0);
	notice = $state.raw<Notice>();
	/** Set once the quiz has been handed in, in this tab or another. */
	finished = $state(false);

	readonly session: Session;
	readonly questions: readonly Question[];
	private readonly clock = new SteadyClock();
	private readonly unsaved = new Unsaved();
	private stopWatching = () => {};
	private handingIn = false;

	private constructor(
		private readonly store: Store,
		{ session, drafts }: TimedState,
		questions: ReadonlyMap<string, Question>
	) {
		this.session = session;
		this.questions = session.draws.map(({ variant }) => questions.get(variant)!);
		this.now = this.clock.now;
		const { clocks, factor, pausable } = session.plan!;
		this.timing = session.timing
			? takeUp(session.timing, this.now)
			: startTiming(clocks, { factor, pausable }, this.questions.length, this.now);
		if (session.timing && this.timing.jumps.length > session.timing.jumps.length) {
			this.notice = { about: 'jump', ms: this.timing.jumps.at(-1)!.ms };
		}
		this.take({ session, drafts });
	}

	/** Takes a stored quiz up, or starts its clocks; undefined if there is none of that id. */
	static async open(id: string): Promise<TimedQuiz | undefined> {
		const store = await storage.open();
		const [state, record] = [await readTimed(store, id), await store.read(id)];
		if (state?.session.plan === undefined || !record) return undefined;
		if (!state.session.draws.every(({ variant }) => record.questions.has(variant)))
			return undefined;
		const quiz = new TimedQuiz(store, state, record.questions);
		await quiz.save();
		quiz.stopWatching = watchTimed(store, id, (changed) => quiz.take(changed));
		quiz.tick();
		return quiz;
	}

	get position(): number {
		return this.timing.current;
	}

	get left() {
		return remaining(this.timing, this.now);
	}

	get warning() {
		return warningOf(this.timing, this.now);
	}

	/** Time used, without the pauses. */
	get used(): number {
		return usedUp(this.timing, this.now);
	}

	/** How much more time can be had now that it runs short, in milliseconds. */
	get offer(): number | undefined {
		return this.warning && extensionFor(this.timing, this.now)?.ms;
	}

	get paused(): boolean {
		return this.timing.since === undefined;
	}

	locked = (index: number): boolean => isLocked(this.timing, index, this.now);

	/** Stores an answer in place of the one before; no answer takes it back to unanswered. */
	async answer(response: Response, confidence: Confidence | undefined): Promise<void> {
		const { position: index } = this;
		this.tick();
		if (this.finished || this.paused || this.position !== index || this.locked(index)) return;
		const place = { session: this.session.id, index, at: Math.round(this.now) };
		const draft: Draft = { ...place, response, ...(confidence && { confidence }) };
		this.answers.show(draft);
		await this.unsaved.keep(async () => {
			await saveDraft(this.store, draft);
			this.answers.keep(draft);
		}, true);
	}

	/** Puts a question on the screen, unless its time is up. */
	async turnTo(index: number): Promise<void> {
		this.tick();
		if (this.finished || this.paused || !this.questions[index] || this.locked(index)) return;
		this.notice = undefined;
		this.timing = turnTo(this.timing, index, this.now);
		await this.save();
	}

	/** Marks the question to come back to, or takes the mark away. */
	async flag(): Promise<void> {
		const { position } = this;
		this.flags = this.flags.includes(position)
			? this.flags.filter((index) => index !== position)
			: [...this.flags, position];
		await this.save();
	}

	pause = (): Promise<void> => this.change(pause);
	resume = (): Promise<void> => this.change(resume);

	/** Gives the clock that ends first more time. */
	async extend(): Promise<void> {
		const ms = this.offer;
		await this.change(extend);
		if (ms !== undefined) this.notice = { about: 'more', ms };
	}

	private async change(how: (timing: Timing, now: number) => Timing): Promise<void> {
		this.tick();
		if (this.finished) return;
		this.timing = how(this.timing, this.now);
		await this.save();
	}

	/** Brings everything up to the time it is. */
	tick(): void {
		if (this.finished) return;
		const by = this.clock.takeJump();
		this.now = this.clock.now;
		if (by !== 0) {
			this.timing = jump(this.timing, by, this.now);
			this.notice = { about: 'jump', ms: by };
			void this.save();
		}
		if (this.paused) return;
		if (isOver(this.timing, this.now)) return void this.handIn();
		const { position } = this;
		if (!this.locked(position)) return;
		this.timing = turnTo(this.timing, nextOpen(this.timing, this.now)!, this.now);
		this.notice = { about: 'up', index: position };
		void this.save();
	}

	/** Ends the quiz with the answers that there are. An end that could not be stored is none. */
	async handIn(): Promise<void> {
		if (this.finished || this.handingIn) return;
		this.handingIn = true;
		this.now = this.clock.now;
		const timing = turnTo(this.timing, this.position, this.now);
		const change = {
			timing,
			activeMs: Math.round(timing.used),
			finishedAt: Math.round(this.now)
		};
		this.finished = await this.unsaved.keep(
			() => handIn(this.store, this.session.id, change, (draft) => this.attemptOf(draft, timing)),
			false
		);
		if (!this.finished) this.notice = { about: 'unended' };
		this.handingIn = false;
	}

	/** Stores the clocks, so that a crash costs little. */
	async save(): Promise<void> {
		if (this.finished) return;
		const { timing, flags } = this;
		await this.unsaved.keep(
			() =>
				saveTiming(this.store, this.session.id, {
					timing,
					flags: [...flags],
					position: timing.current,
					activeMs: Math.round(timing.used)
				}),
			false
		);
	}

	/** Moves what has run into the books and stores it. */
	async saveTime(): Promise<void> {
		if (this.finished || this.paused) return;
		this.tick();
		this.timing = turnTo(this.timing, this.position, this.now);
		await this.save();
	}

	close(): void {
		this.stopWatching();
	}

	/** An answer counts from the time at which it could no longer be changed. */
	private attemptOf({ index, response, confidence }: Draft, timing: Timing): Attempt {
		return makeAttempt(this.questions[index]!, this.session.draws[index]!, {
			session: this.session.id,
			index,
			response,
			confidence,
			ms: spentOn(timing, index, this.now),
			at: Math.round(this.now)
		});
	}

	/** What another tab has done to the quiz. */
	private take({ session, drafts }: TimedState): void {
		if (session.timing && isNewer(session.timing, this.timing)) {
			this.timing = { ...session.timing, current: this.timing.current };
		}
		this.answers.take(drafts);
		this.flags = session.flags ?? this.flags;
		if (session.finishedAt !== undefined) this.finished = true;
	}
}
