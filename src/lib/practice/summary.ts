/** What a summary needs of an answered question. */
export interface Answered {
	correct: boolean;
	score: number;
	/** Whether the answer was "I don't know". */
	unknown: boolean;
	misconceptions: readonly string[];
	/** Time spent on the question, in milliseconds. */
	ms: number;
}

export interface Summary {
	answered: number;
	correct: number;
	unknown: number;
	/** The sum of the scores; partly right `multi` answers count in part. */
	points: number;
	ms: number;
	/** Misconceptions given away, the most frequent first. */
	misconceptions: { id: string; count: number }[];
}

/** Adds up the answers of a session. */
export function summarise(answers: readonly Answered[]): Summary {
	const counts = new Map<string, number>();
	for (const id of answers.flatMap(({ misconceptions }) => misconceptions)) {
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	const sum = (value: (answer: Answered) => number) =>
		answers.reduce((total, answer) => total + value(answer), 0);
	return {
		answered: answers.length,
		correct: sum(({ correct }) => Number(correct)),
		unknown: sum(({ unknown }) => Number(unknown)),
		points: sum(({ score }) => score),
		ms: sum(({ ms }) => ms),
		misconceptions: [...counts]
			.map(([id, count]) => ({ id, count }))
			.sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
	};
}
