import { Marked } from 'marked';
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

/** The HTML of a primer's Markdown, with its Python highlighted. The text is our own, from questions/. */
export const renderPrimer = (body: string): string => markdown.parse(body, { async: false });
