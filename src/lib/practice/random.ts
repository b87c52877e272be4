import { xoroshiro128plus } from './xoroshiro';

/** A source of chance that gives the same numbers for the same seed, on any machine. */
export interface Chance {
	/** An integer of 0 to `below` - 1, each equally likely; `below` is at most 2 ** 32. */
	integer(below: number): number;
	/** The same values in an order of which each is equally likely. */
	shuffle<T>(values: readonly T[]): T[];
}

/** FNV-1a, 32 bits, over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value;
}

/** Chance that depends on all the parts, and on nothing else. */
export function chanceOf(...parts: readonly (string | number)[]): Chance {
	const next = xoroshiro128plus(hash(parts.join('\n')));
	// Seeds that differ in few bits start alike; the generator needs a moment to diverge.
	for (let skipped = 0; skipped < 8; skipped++) next();
	// What pure-rand's uniformInt does for ranges of 32 bits; its code for larger ones is not needed.
	const integer = (below: number) => {
		const fair = Math.floor(2 ** 32 / below) * below;
		let drawn: number;
		do drawn = next() + 2 ** 31;
		while (drawn >= fair);
		return drawn % below;
	};
	return {
		integer,
		shuffle(values) {
			const shuffled = [...values];
			// Fisher and Yates, in Durstenfeld's form.
			for (let last = shuffled.length - 1; last > 0; last--) {
				const other = integer(last + 1);
				[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
			}
			return shuffled;
		}
	};
}
