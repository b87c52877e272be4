/** How long the browser may take until it has begun to save a file, in milliseconds. */
const LONGEST = 60_000;

/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), LONGEST);
}
