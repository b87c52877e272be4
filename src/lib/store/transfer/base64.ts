/** Few enough arguments for one call. */
const PIECE = 8_192;

/** Bytes as base64. */
export function toBase64(data: ArrayBuffer): string {
	const bytes = new Uint8Array(data);
	let text = '';
	for (let from = 0; from < bytes.length; from += PIECE) {
		text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
	}
	return btoa(text);
}

/** @throws if the text is not base64 */
export const fromBase64 = (text: string): ArrayBuffer =>
	Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
