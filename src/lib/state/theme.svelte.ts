export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'dunder:theme';

/** The chosen colours. `src/app.html` applies the stored choice before the first paint. */
class ThemeChoice {
	current = $state<Theme>('system');

	/** Reads the stored choice; call it in the browser. */
	read(): void {
		this.current = THEMES.find((theme) => theme === stored()) ?? 'system';
	}

	next(): void {
		this.current = THEMES[(THEMES.indexOf(this.current) + 1) % THEMES.length]!;
		const root = document.documentElement;
		if (this.current === 'system') delete root.dataset.theme;
		else root.dataset.theme = this.current;
		try {
			localStorage.setItem(NAME, this.current);
		} catch {
			// The choice then lasts until the page is left.
		}
	}
}

function stored(): string | null {
	try {
		return localStorage.getItem(NAME);
	} catch {
		return null;
	}
}

export const theme = new ThemeChoice();
