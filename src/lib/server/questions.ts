import { readContent, type Content } from '../author/content';
import { publishCatalogue } from '../author/publish';
import { formatDiagnostic } from '../author/diagnostics';

const sources = import.meta.glob<string>('/questions/**/*.{yaml,md}', {
	query: '?raw',
	import: 'default',
	eager: true
});

let content: Content | undefined;

/** Everything under questions/, read once. Files that are wrong are named on the console and left out. */
export function questions(): Content {
	if (!content) {
		const files = Object.entries(sources).map(([path, text]) => ({ path: path.slice(1), text }));
		const read = readContent(files);
		for (const diagnostic of read.diagnostics) console.error(formatDiagnostic(diagnostic));
		content = read.content;
	}
	return content;
}

/** Sections that have questions, as far as pages that draw from all of them need to know. */
export const publishedSections = () =>
	publishCatalogue(questions())
		.filter(({ items }) => items.length > 0)
		.map(({ id, track, title }) => ({ id, track, title }));
