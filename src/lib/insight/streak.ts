/** How today and the days before went. */
export interface Streak {
	/** Answers today. */
	today: number;
	/** Days in a row on which the goal was reached; a single missed day does not end the row. */
	days: number;
	/** Whether the last missed day was forgiven, so that the next one would end the row. */
	onEdge: boolean;
}

/**
 * @param answered answers by day, as `2026-11-30`
 * @param today the day it is
 */
export function streakOf(
	answered: ReadonlyMap<string, number>,
	goal: number,
	today: string
): Streak {
	const reached = (day: string) => (answered.get(day) ?? 0) >= goal;
	let days = Number(reached(today));
	let missed = 0;
	let onEdge = false;
	for (let day = dayBefore(today); missed < 2; day = dayBefore(day)) {
		if (reached(day)) {
			days += 1;
			missed = 0;
			continue;
		}
		missed += 1;
		if (day === dayBefore(today)) onEdge = true;
	}
	return { today: answered.get(today) ?? 0, days, onEdge: onEdge && days > Number(reached(today)) };
}

/** The day before a day; both as `2026-11-30`. */
export function dayBefore(day: string): string {
	const date = new Date(`${day}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() - 1);
	return date.toISOString().slice(0, 10);
}
