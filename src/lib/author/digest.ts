import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The first letters of a text's SHA-256 in base 36: a name for its content, the same on any machine. */
export const digest = (text: string, length: number): string =>
	BigInt('0x' + bytesToHex(sha256(utf8ToBytes(text))))
		.toString(36)
		.slice(0, length);
