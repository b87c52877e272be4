import type { BrowserPython, BrowserRuntime, Loading, Ran } from '../../python/browser/types';
import { messageOf } from '../message';
import { interpreters, type Interpreters, type SharedPython } from './interpreters';

export type { BrowserPython, BrowserRuntime, Loading, Ran };

/** What a runner is at: nothing, loading the interpreter, waiting for another program's end, or running. */
export type Phase = 'idle' | 'loading' | 'waiting' | 'running';

/** Runs the program of one panel, and can stop it. Nothing that is run is stored. */
export class Runner {
	phase = $state<Phase>('idle');
	/** How far loading is, once it is known. */
	loading = $state.raw<Loading>();
	/** The last result, with the program that it is of. */
	result = $state.raw<{ source: string; ran: Ran }>();
	/** Why nothing ran, and what to do. */
	problem = $state<string>();
	/** The interpreter, once it is there; for stepping. */
	python = $state.raw<BrowserPython>();

	private borrowed: Promise<SharedPython> | undefined;
	private here = '';
	/** Which call is the current one; a stopped one finds that it no longer is. */
	private turn = 0;

	constructor(
		readonly runtime: BrowserRuntime,
		private readonly pool: Interpreters = interpreters
	) {}

	/** Loads the interpreter. @returns whether it is there, and still wanted */
	async start(): Promise<boolean> {
		return (await this.ready()) !== undefined;
	}

	/** Runs a program; loads the interpreter first if need be. */
	async run(source: string): Promise<void> {
		const turn = await this.ready();
		if (!turn) return;
		const current = () => this.turn === turn.number;
		try {
			this.phase = 'waiting';
			const ran = await turn.shared.inTurn((python) => {
				this.phase = 'running';
				return python.run(source);
			}, current);
			if (ran && current()) this.result = { source, ran };
		} catch (error) {
			if (current()) this.problem = messageOf(error);
		} finally {
			if (current()) this.phase = 'idle';
		}
	}

	/** Records a program's steps; loads the interpreter first if need be. */
	async trace(source: string): ReturnType<BrowserPython['trace']> {
		const turn = await this.ready();
		if (!turn) return { stopped: 'stopped' };
		const current = () => this.turn === turn.number;
		try {
			this.phase = 'waiting';
			const traced = await turn.shared.inTurn((python) => {
				this.phase = 'running';
				return python.trace(source);
			}, current);
			return traced ?? { stopped: 'stopped' };
		} finally {
			if (current()) this.phase = 'idle';
		}
	}

	/** Ends what is going on, at once. */
	stop(): void {
		if (this.phase === 'running') return this.python?.stop();
		if (this.phase === 'idle') return;
		this.turn++;
		// What was loaded in part is of no use to anybody but the others who wait for it.
		if (this.phase === 'loading') this.giveBack(false);
		this.phase = 'idle';
	}

	/** The panel is left. The interpreter stays for the next question, but not for another page. */
	leave(): void {
		const { phase } = this;
		this.stop();
		this.turn++;
		if (phase !== 'loading') this.giveBack(location.pathname === this.here);
	}

	private async ready(): Promise<{ number: number; shared: SharedPython } | undefined> {
		if (this.phase !== 'idle') return undefined;
		const number = ++this.turn;
		this.phase = 'loading';
		this.loading = undefined;
		this.problem = undefined;
		try {
			this.here = location.pathname;
			this.borrowed ??= this.pool.borrow(this.runtime);
			const shared = await this.borrowed;
			await shared.start((loading) => {
				if (this.turn === number) this.loading = loading;
			});
			if (this.turn !== number) return undefined;
			this.python = shared.python;
			this.phase = 'idle';
			return { number, shared };
		} catch (error) {
			if (this.turn !== number) return undefined;
			this.giveBack(false);
			this.problem = messageOf(error);
			this.phase = 'idle';
			return undefined;
		}
	}

	private giveBack(useful: boolean): void {
		if (!this.borrowed) return;
		this.borrowed = undefined;
		this.python = undefined;
		this.pool.giveBack(this.runtime, useful);
	}
}
