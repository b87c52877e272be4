import { readContent, type Content } from '../author/content';
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
