const KEY = 'dunder:goal';
export const GOALS = [5, 10, 20, 40] as const;
const USUAL = 10;

/** How many answers a day the person has set out to give; kept in the browser. */
export const dailyGoal = {
	read(): number {
		try {
			const kept = Number(localStorage.getItem(KEY));
			return GOALS.find((goal) => goal === kept) ?? USUAL;
		} catch {
			return USUAL;
		}
	},
	write(goal: number): void {
		try {
			localStorage.setItem(KEY, String(goal));
		} catch {
			// It is asked for again next time.
		}
	}
};
