import type { Runtime } from './program';
import type { Kind, Level } from './types';

/**
 * How far the key of a pack's question can be relied on. `unverified`: it is the author's word.
 * `recorded`: its programs were run here. `waiting`: it needs a run before it can be asked.
 * `elsewhere`: its programs can't run in a browser. `wrong`: a run did not bear it out.
 */
export type Trust = 'unverified' | 'recorded' | 'waiting' | 'elsewhere' | 'wrong';

/** A question of a pack, for lists. */
export interface PackQuestion {
	/** The item's id without its pack. */
	name: string;
	title: string;
	kind: Kind;
	level: Level;
	trust: Trust;
	/** What its programs run with; absent if it has none, or none that a browser can run. */
	runs?: Runtime;
	/** Why it can't be run here, if that is so. */
	why?: string;
}

/** Something wrong with a pack: where, and what to do. */
export interface PackProblem {
	/** `file:line:column path` */
	place: string;
	message: string;
}

/** What was read or recorded of a pack. */
export interface PackContents {
	questions: PackQuestion[];
	problems: PackProblem[];
}
