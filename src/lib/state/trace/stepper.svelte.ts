import type { BrowserPython } from '../../python/browser/types';
import { leaves, leavesOutput, type Leave } from '../../trace/leaves';
import { parseTrace } from '../../trace/parse';
import type { Trace } from '../../trace/types';
import { expectationsOf, programOf, type Expectation, type WrongAnswer } from './belief';

/** All that the stepper needs of an interpreter. */
export type Tracing = Pick<BrowserPython, 'trace'>;

/** An expectation, and where reality leaves it; undefined where no difference was recorded. */
export interface Why extends Expectation {
	leave: Leave | undefined;
}

const STOPPED = {
	stopped: 'Recording was stopped.',
	timeout: 'The program did not end in time, so its steps could not be recorded. Make it shorter.',
	crash:
		'The program brought Python down, so its steps could not be recorded. Run it to see its output.'
};

/** Records a program, and compares it with what a wrong answer expected. */
export class Stepper {
	trace = $state.raw<Trace>();
	/** The program that was recorded. */
	source = $state('');
	whys = $state.raw<readonly Why[]>([]);
	/** What went wrong, and what to do; what there is can be used all the same. */
	problem = $state<string>();
	busy = $state(false);
	private turn = 0;

	constructor(
		private readonly python: Tracing,
		private readonly fetcher: typeof fetch = fetch.bind(globalThis)
	) {}

	/** Records a program; a wrong answer to the question that it belongs to is compared with it. */
	async record(source: string, answer?: WrongAnswer): Promise<void> {
		const turn = ++this.turn;
		const outdated = () => turn !== this.turn;
		this.busy = true;
		this.problem = undefined;
		try {
			const trace = await this.traceOf(source);
			if (outdated()) return;
			this.whys = [];
			this.source = source;
			this.trace = trace;
			if (answer && source.trim() === programOf(answer.question)?.trim()) {
				const whys = await this.compare(source, trace, answer);
				if (!outdated()) this.whys = whys;
			}
		} catch (error) {
			if (!outdated()) this.problem = error instanceof Error ? error.message : String(error);
		} finally {
			if (!outdated()) this.busy = false;
		}
	}

	private async traceOf(source: string): Promise<Trace> {
		const answer = await this.python.trace(source);
		if ('stopped' in answer) throw new Error(STOPPED[answer.stopped]);
		const trace = parseTrace(answer.json);
		if ('problem' in trace) {
			throw new Error(`The steps could not be read: ${trace.problem}. Run the program instead.`);
		}
		return trace;
	}

	private async compare(source: string, trace: Trace, answer: WrongAnswer): Promise<Why[]> {
		const { question, wrong, typed } = answer;
		if (typed !== undefined && !wrong) {
			return [{ prints: typed, chosen: false, leave: leavesOutput(trace, typed) }];
		}
		if (!wrong || wrong.correct) return [];
		const expectations = await expectationsOf(question, wrong, this.fetcher);
		const whys: Why[] = [];
		for (const expected of expectations) {
			whys.push({ ...expected, leave: await this.leaveOf(source, trace, expected) });
		}
		return whys;
	}

	private async leaveOf(source: string, trace: Trace, { program, prints, chosen }: Expectation) {
		if (program !== undefined) {
			const believed = await this.traceOf(program).catch(() => undefined);
			const leave = believed && leaves({ source, trace }, { source: program, trace: believed });
			if (leave || chosen) return leave;
		}
		return leavesOutput(trace, prints);
	}
}
