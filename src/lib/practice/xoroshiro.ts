/**
 * The generator xoroshiro128+ (https://prng.di.unimi.it/) as pure-rand seeds and writes it: the
 * same numbers. Its class brings jumps and copies along that cannot be shaken off, 0.5 kB before
 * every first question.
 * @returns a function that gives the next integer of -(2 ** 31) to 2 ** 31 - 1
 */
export function xoroshiro128plus(seed: number): () => number {
	let [low0, high0, low1, high1] = [~seed, -1, 0, seed | 0];
	return () => {
		const out = (low0 + low1) | 0;
		const low = low1 ^ low0;
		const high = high1 ^ high0;
		[low0, high0] = [
			(low0 << 24) ^ (high0 >>> 8) ^ low ^ (low << 16),
			(high0 << 24) ^ (low0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16))
		];
		low1 = (high << 5) ^ (low >>> 27);
		high1 = (low << 5) ^ (high >>> 27);
		return out;
	};
}
