/** Reading JSON that nobody vouches for: each function gives the value or throws. */
export class Malformed extends Error {}

export type Json = Record<string, unknown>;

export function check(condition: boolean, what: string): asserts condition {
	if (!condition) throw new Malformed(what);
}

export function object(value: unknown, what: string): Json {
	check(typeof value === 'object' && value !== null && !Array.isArray(value), what);
	return value as Json;
}

/** An array of at most `most` entries; an absent one is empty. */
export function list(value: unknown, most: number, what: string): readonly unknown[] {
	if (value === undefined) return [];
	check(Array.isArray(value) && value.length <= most, what);
	return value;
}

export function count(value: unknown, most: number, what: string): number {
	check(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most, what);
	return value as number;
}

export function text(value: unknown, most: number, what: string): string {
	check(typeof value === 'string' && value.length <= most, what);
	return value;
}

export function oneOf<const Name extends string>(
	value: unknown,
	names: readonly Name[],
	what: string
): Name {
	check(names.includes(value as Name), what);
	return value as Name;
}

/** The entries of an object whose names are ids, at most `most`. */
export function byId(value: unknown, most: number, what: string): [number, unknown][] {
	if (value === undefined) return [];
	const entries = Object.entries(object(value, what));
	check(entries.length <= most, what);
	return entries.map(([name, held]) => {
		check(/^[1-9]\d{0,8}$/.test(name), what);
		return [Number(name), held];
	});
}
