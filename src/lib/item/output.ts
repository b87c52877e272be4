/** Text as it is compared: no trailing white space on any line, none at the end. */
export function normalise(text: string): string {
	return text.replace(/[^\S\n]+$/gm, '').replace(/\n+$/, '');
}
