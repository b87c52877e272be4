import { FACTORS, type Factor } from '../practice/timing';

const KEY = 'dunder:clocks';

/** How much longer than planned clocks run for this person; kept in the browser. */
export const clockFactor = {
	read(): Factor {
		try {
			const kept = localStorage.getItem(KEY);
			return FACTORS.find((factor) => String(factor) === kept) ?? 1;
		} catch {
			return 1;
		}
	},
	write(factor: Factor): void {
		try {
			localStorage.setItem(KEY, String(factor));
		} catch {
			// It is asked for again next time.
		}
	}
};
