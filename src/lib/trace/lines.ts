/**
 * Pairs the lines that two programs share, by a longest common subsequence.
 * @returns the other program's line for each shared line of the first; both from 1
 */
export function sharedLines(one: string, other: string): Map<number, number> {
	const [a, b] = [one, other].map((text) => text.split('\n').map((line) => line.trimEnd()));
	const lengths = a!.map(() => new Array<number>(b!.length + 1).fill(0));
	lengths.push(new Array<number>(b!.length + 1).fill(0));
	for (let i = a!.length - 1; i >= 0; i--) {
		for (let j = b!.length - 1; j >= 0; j--) {
			lengths[i]![j] =
				a![i] === b![j]
					? lengths[i + 1]![j + 1]! + 1
					: Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
		}
	}
	const shared = new Map<number, number>();
	for (let i = 0, j = 0; i < a!.length && j < b!.length;) {
		if (a![i] === b![j]) shared.set(++i, ++j);
		else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
		else j++;
	}
	return shared;
}
