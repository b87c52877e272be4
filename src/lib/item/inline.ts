/** A run of text in one style. */
export interface Span {
	style: 'plain' | 'code' | 'emphasis';
	text: string;
}

const MARKED = /`([^`]+)`|\*([^\s*](?:[^*]*[^\s*])?)\*/g;

/** Splits text with `code` and *emphasis* into runs. A mark without its partner stays as it stands. */
export function spans(text: string): Span[] {
	const found: Span[] = [];
	let end = 0;
	for (const match of text.matchAll(MARKED)) {
		if (match.index > end) found.push({ style: 'plain', text: text.slice(end, match.index) });
		const [whole, code, emphasis] = match;
		found.push(
			code === undefined
				? { style: 'emphasis', text: emphasis ?? '' }
				: { style: 'code', text: code }
		);
		end = match.index + whole.length;
	}
	if (end < text.length) found.push({ style: 'plain', text: text.slice(end) });
	return found;
}

/** The paragraphs of a text, which empty lines separate. */
export const paragraphs = (text: string): string[] =>
	text
		.trim()
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '));
