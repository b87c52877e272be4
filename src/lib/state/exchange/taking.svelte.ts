import type { QuestionSet } from '../../exchange/drawn';
import type { Format } from '../../exchange/formats';
import { messageOf } from '../message';

/** Makes files of questions. What makes them is loaded when the first is asked for. */
export class Taking {
	/** The format that is being made. */
	busy = $state<Format>();
	problem = $state<string>();
	/** What was made last. */
	done = $state.raw<{ name: string; count: number }>();

	/** A file of the questions that `load` gives; undefined where that failed, as `problem` then says. */
	async file(format: Format, load: () => Promise<QuestionSet>): Promise<File | undefined> {
		if (this.busy) return undefined;
		this.busy = format;
		this.problem = undefined;
		this.done = undefined;
		try {
			const [{ writeAs }, set] = await Promise.all([import('../../exchange/formats'), load()]);
			if (set.drawn.length === 0) throw new Error('There are no questions to take along.');
			const { name, type, content } = writeAs(format, set);
			this.done = { name, count: set.drawn.length };
			return new File([content], name, { type });
		} catch (error) {
			this.problem = messageOf(error);
			return undefined;
		} finally {
			this.busy = undefined;
		}
	}
}
