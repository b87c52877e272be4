import type { OpenQuestion } from '../item/open';
import type { PackContents } from '../item/pack-types';
import type { Confidence, Draw, Item, Question, Response } from '../item/types';
import type { Rating } from '../insight/rating';
import type { Answer } from '../insight/standing';
import type { InterviewConfig, Stage } from '../practice/interview/plan';
import type { Turn } from '../practice/interview/turns';
import type { Clocks, Factor, Timing } from '../practice/timing';

/** A quiz that was started. */
export interface Session {
	id: string;
	/** Absent for the quiz of a section. */
	mode?: 'practice' | 'timed' | 'interview' | 'pack';
	/** Empty where the questions are of several sections. */
	section: string;
	/** The section's title at the time, or that of the timed quiz. */
	title: string;
	/** The query of the quiz URL, seed and round included. */
	query: string;
	draws: Draw[];
	/** Index of the question that is on the screen. */
	position: number;
	/** Time with the quiz in view, in milliseconds. */
	activeMs: number;
	/** Milliseconds since 1970. */
	startedAt: number;
	finishedAt?: number;
	/** How it went; written when it ends, so that the history need not count. */
	result?: { answered: number; correct: number };
	/** What a timed quiz was started with. */
	plan?: { clocks: Clocks; factor: Factor; pausable: boolean };
	/** Its clocks; absent until its first question was on the screen. */
	timing?: Timing;
	/** Indices of questions to come back to. */
	flags?: number[];
	/** What a mock interview is; its `draws` grow with each item that is asked. */
	interview?: Interview;
	/** How many questions of a pack's quiz had not been run in a browser when it was put together. */
	unverified?: number;
}

/** The course of a mock interview. */
export interface Interview {
	config: InterviewConfig;
	stages: Stage[];
	/** Titles of all sections at the time, by id. */
	titles: Record<string, string>;
	/** Everything that was asked, the last of it perhaps not answered yet. */
	turns: Turn[];
	/** Ids of open questions that other interviews have asked. */
	avoid: string[];
	/** Time used when the last turn was put, in milliseconds. */
	shownAt: number;
	/** When the page was out of view, or closed while the interview ran. */
	away: Away[];
}

/** A time in which the candidate was not there. */
export interface Away {
	/** `hidden` if the page was only out of view, which stops no clock. */
	how: 'left' | 'hidden';
	/** Milliseconds since 1970. */
	at: number;
	ms: number;
}

/** What was said to an open question of an interview. */
export interface Spoken {
	session: string;
	/** Index of the turn. */
	turn: number;
	/** The question as it was put. */
	question: OpenQuestion;
	/** Which of its follow-ups it was. */
	followup?: 0 | 1;
	text: string;
	/** The line that was pointed at, from 1. */
	line?: number;
	/** How good the candidate thought it was. */
	self?: Rating;
	/** Indices of the points of the rubric that it has; absent until it is marked. */
	marks?: number[];
	/** Whether a recording was made. */
	recorded: boolean;
	/** Time from the question to the answer, in milliseconds. */
	ms: number;
	/** When it was given, in milliseconds since 1970; absent while it can be changed. */
	at?: number;
}

/** A piece of a recording; a crash costs no more than one. */
export interface RecordingPart {
	session: string;
	turn: number;
	/** Recordings of one answer, and the pieces of each, are counted from 0. */
	take: number;
	part: number;
	/** As of MediaRecorder. */
	type: string;
	data: ArrayBuffer;
}

/** An answer of a timed quiz that can still be changed. */
export interface Draft {
	session: string;
	index: number;
	response: Response;
	confidence?: Confidence;
	/** Milliseconds since 1970. */
	at: number;
}

/** An answered question of a session. */
export interface Attempt extends Answer {
	session: string;
	index: number;
	variant: string;
	response: Response;
	score: number;
}

/** A question as it was put, so that it can be shown again however the bank changes. */
export interface StoredQuestion {
	/** The variant's id, a hash of the content. */
	id: string;
	question: Question;
}

/** A session with all that is needed to show it again. */
export interface SessionRecord {
	session: Session;
	/** In the order of the questions. */
	attempts: Attempt[];
	questions: Map<string, Question>;
}

/** Questions that somebody brought along. Nothing in them is trusted: their keys are another's word until they are run here. */
export interface Pack {
	/** Begins with `pack-`, so that it is never the id of a section; sessions and attempts name it as their section. */
	id: string;
	title: string;
	/** The files as they were given. */
	sources: { path: string; text: string }[];
	/** What this browser made of the sources; absent where it has yet to read them, as after an import. */
	read?: PackRead;
	/** Milliseconds since 1970. */
	addedAt: number;
}

/** A pack as this browser has read it, and perhaps run it. */
export interface PackRead extends PackContents {
	/** What can be asked. Code questions are among them once they are recorded. */
	items: Item[];
	/** When its programs were last run here, in milliseconds since 1970; absent before that. */
	recordedAt?: number;
}

/** Why no backup could be written: not allowed to, no such folder any more, no room, or something else. */
export type FolderProblem = 'permission' | 'gone' | 'full' | 'failed';

/** A folder of the device that backups are written to. */
export interface BackupFolder {
	name: 'backup';
	handle: FileSystemDirectoryHandle;
	/** When it was chosen, in milliseconds since 1970; tells one choice from another. */
	chosenAt: number;
	/** When the last backup was written to it, in milliseconds since 1970. */
	savedAt?: number;
	/** How many answers that one had. */
	answers?: number;
	/** When one was last tried, in milliseconds since 1970. */
	triedAt?: number;
	/** What was wrong with the last one; absent if nothing was. */
	problem?: FolderProblem | undefined;
	/** Names of the backups that were written here and may be replaced by later ones, the oldest first. */
	files: string[];
	/** Name of the file that is being written, or was when the page went. */
	writing?: string | undefined;
}
