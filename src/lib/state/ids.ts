const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

const letters = (length: number) =>
	Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte % 36]).join(
		''
	);

/** A new session id. */
export const newId = (): string => letters(16);

/** A new seed, short enough to be read out. */
export const newSeed = (): string => letters(6);
