import { goto } from '$app/navigation';
import { FACTORS, type Factor } from '../../practice/timing';
import { messageOf } from '../message';
import { clockFactor } from '../preference';
import { addressQuery, formQuery } from './queries';

/** What setting up a timed quiz and setting up an interview have in common. */
export class SetUp {
	/** How much longer than planned the clocks run; kept for the next time. */
	factor = $state<number>(1);
	busy = $state(false);
	/** What is wrong with the address or the choice, in words. */
	problem = $state<string>();

	/** Reads what was kept, and what the address asks for; what is wrong with that is the problem. */
	read(take: (query: URLSearchParams) => void): void {
		this.factor = clockFactor.read();
		const query = addressQuery();
		if (!query.size) return;
		try {
			take(query);
		} catch (error) {
			this.problem = messageOf(error);
		}
	}

	/**
	 * Starts what was chosen and goes there.
	 * @param begin starts it and gives its address; what it throws is the problem
	 */
	async start(
		choice: FormData,
		begin: (query: URLSearchParams, factor: Factor) => Promise<string>
	): Promise<void> {
		this.busy = true;
		this.problem = undefined;
		try {
			const query = formQuery(choice);
			const factor = FACTORS.find((known) => known === this.factor) ?? 1;
			clockFactor.write(factor);
			await goto(await begin(query, factor));
		} catch (error) {
			this.problem = messageOf(error);
		}
		this.busy = false;
	}
}
