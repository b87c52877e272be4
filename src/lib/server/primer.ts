import { Marked, type Token } from 'marked';
import { highlight } from '../ui/highlight';

const escape = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const markdown = new Marked({
	renderer: {
		code({ text, lang }) {
			const lines = text.replace(/\n$/, '');
			if (lang !== 'python') {
				return `<figure class="output" tabindex="0" role="group" aria-label="What it prints"><pre><samp>${escape(lines)}</samp></pre></figure>\n`;
			}
			const html = highlight(lines).map(
				(line) =>
					`<span class="line">${line.map(({ type, text }) => `<span class="${escape(type)}">${escape(text)}</span>`).join('')}\n</span>`
			);
			return `<figure class="code" tabindex="0" role="group" aria-label="Python code"><pre><code>${html.join('')}</code></pre></figure>\n`;
		}
	}
});

/** A part of a primer; one that ends with an example says what that is. */
export interface PrimerPart {
	html: string;
	example?: { source: string; prints: string };
}

const isCode = (token: Token | undefined, lang: string) =>
	token?.type === 'code' && token.lang === lang;

/** A primer's Markdown as HTML, with its Python highlighted, in parts that end with its examples. The text is our own, from questions/. */
export function renderPrimer(body: string): PrimerPart[] {
	const tokens = markdown.lexer(body).filter(({ type }) => type !== 'space');
	const parts: PrimerPart[] = [];
	let start = 0;
	const cut = (end: number): PrimerPart => {
		const html = markdown.parser(tokens.slice(start, end), markdown.defaults);
		start = end;
		return { html };
	};
	tokens.forEach((token, index) => {
		const [code, output] = [tokens[index - 1], token];
		if (code?.type !== 'code' || !isCode(code, 'python') || !isCode(output, 'output')) return;
		parts.push({
			...cut(index + 1),
			example: { source: code.text, prints: output.type === 'code' ? output.text : '' }
		});
	});
	return [...parts, cut(tokens.length)];
}
