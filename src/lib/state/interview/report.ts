import { reportInterview, type Report } from '../../insight/interview';
import { type Competency, type Rating } from '../../insight/rating';
import { readInterview, readInterviews, type InterviewRecord } from '../../store/interview';
import { storage } from '../storage.svelte';

/** An interview that has ended, with what is to be said about it. */
export interface Reported {
	record: InterviewRecord;
	report: Report;
	/** What misconceptions say, by id. */
	beliefs: ReadonlyMap<string, string>;
	/** Interviews before this one, the newest first. */
	earlier: {
		id: string;
		title: string;
		startedAt: number;
		overall: Rating | undefined;
		ratings: ReadonlyMap<Competency, Rating>;
	}[];
}

/** How many earlier interviews a report is compared with. */
const COMPARED = 4;

/** The report on an interview; undefined if there is none of that id, or it has not ended. */
export async function readReport(id: string): Promise<Reported | undefined> {
	const store = await storage.open();
	const record = await readInterview(store, id);
	if (record?.session.finishedAt === undefined) return undefined;
	const before = (await readInterviews(store)).filter(
		({ session }) => session.startedAt < record.session.startedAt
	);
	return {
		record,
		report: reportOf(record),
		beliefs: new Map(
			[...record.questions.values()]
				.flatMap(({ options }) => options.flatMap(({ reasons }) => reasons))
				.flatMap(({ misconception, belief }) =>
					misconception && belief ? [[misconception, belief] as const] : []
				)
		),
		earlier: before.slice(0, COMPARED).map((other) => {
			const { overall, competencies } = reportOf(other);
			return {
				id: other.session.id,
				title: other.session.title,
				startedAt: other.session.startedAt,
				overall,
				ratings: new Map(
					competencies.flatMap(({ id: name, rating }) =>
						rating === undefined ? [] : [[name, rating] as const]
					)
				)
			};
		})
	};
}

function reportOf({ session, attempts, spoken }: InterviewRecord): Report {
	const { config, stages, turns } = session.interview!;
	return reportInterview({
		level: config.level,
		stages,
		turns,
		attempts: new Map(attempts.map((attempt) => [attempt.index, attempt])),
		said: spoken,
		used: session.timing?.usedBy ?? []
	});
}
