import type { Draft } from '../store/rows';

type Drafts = Readonly<Record<number, Draft>>;

const withRows = (drafts: Drafts, rows: readonly Draft[]): Drafts => ({
	...drafts,
	...Object.fromEntries(rows.map((row) => [row.index, row]))
});

/** The answers of a timed quiz, by index of the question, as they are shown and as they are stored. */
export class TimedAnswers {
	private shown = $state.raw<Drafts>({});
	private stored = $state.raw<Drafts>({});

	/** What the question shows as picked. */
	of(index: number): Draft | undefined {
		return this.shown[index];
	}

	/** Whether there is an answer, and it is stored. */
	has(index: number): boolean {
		const response = this.stored[index]?.response;
		return response?.type === 'options' && response.options.length > 0;
	}

	show(draft: Draft): void {
		this.shown = withRows(this.shown, [draft]);
	}

	/** Notes that an answer is stored. */
	keep(draft: Draft): void {
		this.stored = withRows(this.stored, [draft]);
	}

	/** Takes over what is stored and newer than what is shown. */
	take(drafts: readonly Draft[]): void {
		const newer = drafts.filter(({ index, at }) => at > (this.shown[index]?.at ?? -Infinity));
		if (newer.length === 0) return;
		this.shown = withRows(this.shown, newer);
		this.stored = withRows(this.stored, newer);
	}
}
