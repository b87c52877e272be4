import type { BrowserPython, BrowserRuntime, Loading } from '../../python/browser/types';

/** How long an interpreter is kept that nobody uses, in milliseconds: about as long as a question is read. */
const KEPT_FOR = 180_000;

/** One interpreter, shared by the panels of a page. Programs run one after the other. */
export class SharedPython {
	readonly python: BrowserPython;
	private watchers = new Set<(loading: Loading) => void>();
	private last: Promise<unknown> = Promise.resolve();
	private loading: Loading | undefined;

	constructor(python: BrowserPython) {
		this.python = python;
	}

	/** Loads it, if that is not done yet. */
	async start(watch: (loading: Loading) => void): Promise<void> {
		if (this.loading) watch(this.loading);
		this.watchers.add(watch);
		try {
			await this.python.start((loading) => {
				this.loading = loading;
				for (const tell of this.watchers) tell(loading);
			});
		} finally {
			this.watchers.delete(watch);
			if (this.watchers.size === 0) this.loading = undefined;
		}
	}

	/**
	 * Does something with the interpreter once it is free.
	 * @returns undefined if it is no longer wanted by then
	 */
	async inTurn<Result>(
		act: (python: BrowserPython) => Promise<Result>,
		wanted: () => boolean
	): Promise<Result | undefined> {
		const turn = this.last.then(() => (wanted() ? act(this.python) : undefined));
		this.last = turn.catch(() => undefined);
		return turn;
	}
}

interface Kept {
	shared: Promise<SharedPython>;
	users: number;
	closing?: ReturnType<typeof setTimeout>;
}

/** The interpreters that are open on this page, one for each runtime. */
export class Interpreters {
	private kept = new Map<BrowserRuntime, Kept>();

	constructor(
		private readonly open: (runtime: BrowserRuntime) => Promise<BrowserPython>,
		private readonly keptFor = KEPT_FOR
	) {}

	/** The interpreter of a runtime, made at the first call. Each call has to be followed by a `giveBack`. */
	borrow(runtime: BrowserRuntime): Promise<SharedPython> {
		const kept = this.kept.get(runtime) ?? {
			shared: this.open(runtime).then((python) => new SharedPython(python)),
			users: 0
		};
		this.kept.set(runtime, kept);
		clearTimeout(kept.closing);
		kept.users++;
		return kept.shared;
	}

	/** Takes an interpreter back. The last to go leaves it open for a while, unless it is of no more use. */
	giveBack(runtime: BrowserRuntime, useful: boolean): void {
		const kept = this.kept.get(runtime);
		if (!kept || --kept.users > 0) return;
		const close = () => {
			this.kept.delete(runtime);
			void kept.shared.then(({ python }) => python.close()).catch(() => undefined);
		};
		if (useful) kept.closing = setTimeout(close, this.keptFor);
		else close();
	}
}

/** Those of the app. Their code is loaded with the first of them. */
export const interpreters = new Interpreters(async (runtime) => {
	const { openPython } = await import('../../python/browser/open');
	return openPython(runtime);
});
