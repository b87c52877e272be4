/** The tokens that charts are drawn with. */
const TOKENS = ['ink', 'muted', 'rule', 'accent', 'key', 'misconception', 'uncertain'] as const;
export type Colours = Record<(typeof TOKENS)[number], string> & { font: string };

/** The tokens as they are in the current theme, for a canvas that knows no CSS. */
export function readColours(within: HTMLElement): Colours {
	const probe = document.createElement('span');
	within.append(probe);
	const colour = (token: string) => {
		probe.style.color = `var(--${token})`;
		return getComputedStyle(probe).color;
	};
	probe.style.fontFamily = 'var(--mono)';
	const colours = {
		...(Object.fromEntries(TOKENS.map((token) => [token, colour(token)])) as Colours),
		font: getComputedStyle(probe).fontFamily
	};
	probe.remove();
	return colours;
}

/** Calls back when the theme changes, by the person or by the system; the result ends that. */
export function watchTheme(onChange: () => void): () => void {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const observer = new MutationObserver(onChange);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	system.addEventListener('change', onChange);
	return () => {
		observer.disconnect();
		system.removeEventListener('change', onChange);
	};
}
