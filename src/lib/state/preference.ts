import { FACTORS } from '../practice/timing';

/** A choice that is kept in the browser; `usual` where none is kept, or none can be. */
function preference<T extends number>(key: string, values: readonly T[], usual: T) {
	return {
		values,
		read(): T {
			try {
				const kept = localStorage.getItem(key);
				return values.find((value) => String(value) === kept) ?? usual;
			} catch {
				return usual;
			}
		},
		write(value: T): void {
			try {
				localStorage.setItem(key, String(value));
			} catch {
				// It is asked for again next time.
			}
		}
	};
}

/** How much longer than planned clocks run for this person. */
export const clockFactor = preference('dunder:clocks', FACTORS, 1);
/** How many answers a day the person has set out to give. */
export const dailyGoal = preference('dunder:goal', [5, 10, 20, 40] as const, 10);
