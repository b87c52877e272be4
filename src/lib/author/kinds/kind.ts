import type { Outcome } from '../../item/program';
import type { Reason } from '../../item/types';
import type { Problem } from '../diagnostics';

export type OutcomeOf = (program: string) => Outcome;

/** A variant before it has ids. */
export interface Draft {
	params: Record<string, string>;
	options: DraftOption[];
	wanted?: string;
}

export interface DraftOption {
	text: string;
	correct: boolean;
	reasons: number[];
	prints?: string;
}

export interface Compiled {
	reasons: Reason[];
	variants: Draft[];
	problems: Problem[];
}

/** A program of an item, and the part of the source that it comes from. */
export interface Planned {
	path: readonly PropertyKey[];
	program: string;
}

/** What a kind of item is to the recorder. */
export interface KindModule<Source> {
	/** Every program that `compile` and `key` will ask the outcome of. */
	programs(source: Source): Planned[];
	/** Turns a source and what its programs did into variants. */
	compile(source: Source, outcomeOf: OutcomeOf): Compiled;
	/** What makes the key right, to be compared between versions of Python. */
	key(source: Source, outcomeOf: OutcomeOf): unknown;
	/** The part of a source that must not occur twice over the bank. */
	fingerprint(source: Source): string;
}
