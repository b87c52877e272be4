import Dexie from 'dexie';
import type { Question } from '../item/types';
import type { RecordingPart, Session, SessionRecord, Spoken } from './rows';
import { ofSession, resultOf, type Store } from './store';

/** A mock interview with all that was asked and said. */
export interface InterviewRecord extends SessionRecord {
	/** In the order of the turns. */
	spoken: Spoken[];
}

/** The rows of a session by turn. */
const spokenOf = ({ database }: Store, session: string) =>
	database.spoken.where('[session+turn]').between([session, Dexie.minKey], [session, Dexie.maxKey]);

/** An interview, or undefined if there is none of that id. */
export async function readInterview(
	store: Store,
	id: string
): Promise<InterviewRecord | undefined> {
	const record = await store.read(id);
	if (record?.session.interview === undefined) return undefined;
	return { ...record, spoken: await spokenOf(store, id).toArray() };
}

/** Every interview that has ended, the newest first. */
export async function readInterviews(store: Store): Promise<InterviewRecord[]> {
	const sessions = await store.database.sessions
		.orderBy('startedAt')
		.reverse()
		.filter(({ mode, finishedAt }) => mode === 'interview' && finishedAt !== undefined)
		.toArray();
	const records = await Promise.all(sessions.map(({ id }) => readInterview(store, id)));
	return records.filter((record) => record !== undefined);
}

/** Ids of all open questions that were ever put. */
export async function openQuestionsAsked({ database }: Store): Promise<string[]> {
	const asked = new Set<string>();
	await database.spoken.each(({ question }) => asked.add(question.id));
	return [...asked];
}

type Change = Partial<Pick<Session, 'timing' | 'activeMs' | 'interview' | 'draws' | 'finishedAt'>>;

/** Stores how an interview went on, before it is shown; one that has ended stays as it is. */
export async function saveInterview(
	{ database }: Store,
	id: string,
	change: Change,
	asked?: Question
): Promise<void> {
	const { sessions, questions, attempts } = database;
	await database.transaction('rw', sessions, questions, attempts, async () => {
		const session = await sessions.get(id);
		if (!session || session.finishedAt !== undefined) return;
		if (asked) await questions.put({ id: asked.id, question: asked });
		const ended = change.finishedAt !== undefined && {
			result: resultOf(await ofSession(attempts, id).toArray())
		};
		await sessions.update(id, { ...change, ...ended });
	});
}

/** Stores what was said, as long as it can be changed or has not been marked. */
export async function saveSpoken({ database }: Store, spoken: Spoken): Promise<void> {
	await database.transaction('rw', database.spoken, async () => {
		const kept = await database.spoken.get([spoken.session, spoken.turn]);
		if (kept?.at === undefined) await database.spoken.put(spoken);
	});
}

/** Stores the marks that a candidate gives to an answer. */
export async function saveMarks(
	{ database }: Store,
	session: string,
	turn: number,
	marks: number[]
): Promise<void> {
	await database.spoken.update([session, turn], { marks });
}

/** Stores a piece of a recording. */
export async function saveRecording({ database }: Store, part: RecordingPart): Promise<void> {
	await database.recordings.put(part);
}

const partsOf = ({ database }: Store, session: string, turn: number) =>
	database.recordings
		.where('[session+turn+take+part]')
		.between(
			[session, turn, Dexie.minKey, Dexie.minKey],
			[session, turn, Dexie.maxKey, Dexie.maxKey]
		);

/** The recordings of an answer, each whole. */
export async function readRecordings(
	store: Store,
	session: string,
	turn: number
): Promise<{ take: number; blob: Blob }[]> {
	const takes = new Map<number, RecordingPart[]>();
	for (const part of await partsOf(store, session, turn).toArray()) {
		takes.set(part.take, [...(takes.get(part.take) ?? []), part]);
	}
	return [...takes].map(([take, parts]) => ({
		take,
		blob: new Blob(
			parts.map(({ data }) => data),
			{ type: parts[0]!.type }
		)
	}));
}

/** Deletes the recordings of an answer. */
export async function deleteRecordings(store: Store, session: string, turn: number): Promise<void> {
	await partsOf(store, session, turn).delete();
}
