/** Interpreters that are kept for the next run, by what they are for; more than one where runs overlap. */
export class Workers<Worker extends { close(): unknown }> {
	private readonly all: Worker[] = [];
	private readonly idle = new Map<string, Worker[]>();

	/** Lends one that is idle, or else a new one, until the run has ended. */
	async lend<Result>(
		key: string,
		make: () => Worker,
		run: (worker: Worker) => Promise<Result>
	): Promise<Result> {
		const idle = this.idle.get(key) ?? [];
		this.idle.set(key, idle);
		let worker = idle.pop();
		if (!worker) this.all.push((worker = make()));
		try {
			return await run(worker);
		} finally {
			idle.push(worker);
		}
	}

	/** Ends them all; new ones are made for what runs afterwards. */
	async close(): Promise<void> {
		this.idle.clear();
		await Promise.all(this.all.splice(0).map((worker) => worker.close()));
	}
}
