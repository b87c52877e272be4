import type { OpenQuestion } from '../../item/open';
import type { Draw, Question } from '../../item/types';
import type { Rating } from '../../insight/rating';
import type { Stage } from '../../practice/interview/plan';
import type { Pool, Turn } from '../../practice/interview/turns';
import { YOURS } from '../../practice/interview/yours';
import type { InterviewRecord } from '../../store/interview';
import type { Attempt, Away, Interview, Spoken } from '../../store/rows';
import { StageClock } from './stage-clock.svelte';

/** What an open question is answered with. */
export type Words = Pick<Spoken, 'text' | 'recorded'> & { line?: number; self?: Rating };

/** What has been asked and answered in an interview, and what is on the screen. */
export class Course {
	interview = $state.raw<Interview>() as Interview;
	draws = $state.raw<readonly Draw[]>([]);
	readonly clock: StageClock;
	readonly id: string;
	readonly title: string;
	/** By id. */
	protected readonly questions: Record<string, Question>;
	/** By index of the draw. */
	protected readonly attempts: Record<number, Attempt>;
	/** By index of the turn. */
	protected readonly spoken: Record<number, Spoken>;

	constructor(
		{ session, attempts, questions, spoken }: InterviewRecord,
		protected readonly pool: Pool
	) {
		this.id = session.id;
		this.title = session.title;
		this.questions = Object.fromEntries(questions);
		this.attempts = Object.fromEntries(attempts.map((attempt) => [attempt.index, attempt]));
		this.spoken = Object.fromEntries(spoken.map((row) => [row.turn, row]));
		this.draws = session.draws;
		this.interview = session.interview!;
		const limits = this.interview.stages.map(({ ms }) => ms);
		this.clock = new StageClock(session.timing, limits, session.plan?.factor ?? 1);
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

	protected questionOf(index: number): Question | undefined {
		return this.questions[this.draws[index]?.variant ?? ''];
	}

	/** Whether what is on the screen has been answered. */
	protected get isOver(): boolean {
		const { turn } = this;
		if (turn?.type === 'item') return this.attempts[turn.index] !== undefined;
		return this.words?.at !== undefined;
	}

	protected get spent(): number {
		return Math.round(this.clock.used - this.interview.shownAt);
	}

	protected rowOf(words: Words): Spoken | undefined {
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

	protected note(away: Away): void {
		const { at, ms, how } = away;
		this.interview = {
			...this.interview,
			away: [...this.interview.away, { how, at: Math.round(at), ms: Math.round(ms) }]
		};
	}
}
