import type { OpenKind, OpenQuestion } from '../../item/open';
import type { Draw, Item, Level } from '../../item/types';
import type { InterviewConfig, Stage, StageId } from './plan';

/** Why an item is asked: as the script has it, a level deeper after a right answer, or to probe a wrong one. */
export type Why = 'main' | 'deeper' | 'probe';

/** One thing that the interviewer asks. */
export type Turn = { stage: StageId } & (
	| {
			type: 'item';
			/** Index of the session's draw. */
			index: number;
			why: Why;
			/** Index of the turn that it follows up on. */
			after?: number;
			/** The misconception that a probe is after. */
			belief?: string;
	  }
	| { type: 'open'; question: string; kind: OpenKind }
	| { type: 'followup'; question: string; which: 0 | 1 }
	| { type: 'yours' }
);

/** How an item was answered. */
export interface Result {
	correct: boolean;
	misconceptions: readonly string[];
}

/** A turn that is over. */
export interface Past {
	turn: Turn;
	/** The item that was asked; only of turns of that type. */
	item?: { id: string; variant: string; level: Level; concepts: readonly string[] };
	/** Absent where an item was not answered. */
	result?: Result;
	/** Whether something was said; only of turns that are not items. */
	answered?: boolean;
}

/** What can be asked. */
export interface Pool {
	/** By section. */
	items: ReadonlyMap<string, readonly Item[]>;
	open: readonly OpenQuestion[];
	/** Ids of open questions that were asked in other interviews; they come last. */
	avoid: readonly string[];
}

/** What to ask next. */
export type Proposal =
	| { turn: Omit<Extract<Turn, { type: 'item' }>, 'index'>; item: Item; draw: Draw }
	| { turn: Exclude<Turn, { type: 'item' }>; item?: never; draw?: never };

/** All that the next turn follows from. */
export interface Context {
	config: InterviewConfig;
	stage: Stage;
	past: readonly Past[];
	/** Those of this stage. */
	here: readonly Past[];
	left: number;
	pool: Pool;
}
