const PLACEHOLDER = /\$(?:(\$)|\{([a-z_][a-z0-9_]*)\}|([a-z_][a-z0-9_]*))/gi;

/**
 * Fills `$name` and `${name}` from params; `$$` is a dollar sign.
 * A name that is not among the params is left as it stands.
 */
export function fill(template: string, params: Readonly<Record<string, string>>): string {
	return template.replace(PLACEHOLDER, (whole, dollar, braced, bare) => {
		if (dollar) return '$';
		const name: string = braced ?? bare;
		return Object.hasOwn(params, name) ? params[name]! : whole;
	});
}

/** The names that a template asks for, in order of appearance, each once. */
export function placeholders(template: string): string[] {
	const names = [...template.matchAll(PLACEHOLDER)].map(([, , braced, bare]) => braced ?? bare);
	return [...new Set(names.filter((name) => name !== undefined))];
}
