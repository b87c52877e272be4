import type { FirstQuestion } from '../practice/first';
import { paragraphs, spans } from '../item/inline';
import { KIND_LABELS, LEVEL_LABELS } from '../ui/labels';

/**
 * Puts a question into the preview that is part of a quiz page, from the pattern that the page
 * holds for its kind.
 */
export function fill(preview: Element, { question, options, size }: FirstQuestion): void {
	const pattern = preview.querySelector<HTMLTemplateElement>(
		`template[data-kind=${question.kind}]`
	);
	const article = pattern?.content.firstElementChild?.cloneNode(true);
	if (!(article instanceof HTMLElement)) return;
	article.dataset.variant = question.id;

	const [first = '', ...others] = paragraphs(question.stem);
	const heading = part(article, 'h1');
	heading.replaceChildren(...inline(first));
	heading.after(
		...others.map((text) => {
			const paragraph = document.createElement('p');
			paragraph.append(...inline(text));
			return paragraph;
		})
	);
	part(article, '.kind').firstChild!.textContent = `${KIND_LABELS[question.kind]} `;
	part(article, '.kind').lastChild!.textContent = ` ${LEVEL_LABELS[question.level]}`;

	if (question.snippet === undefined) part(article, 'figure').remove();
	else part(article, 'figure code').replaceChildren(...question.snippet.split('\n').map(line));
	if (question.wanted === undefined) article.querySelector('.wanted')?.remove();
	else part(article, '.wanted samp').textContent = question.wanted;

	repeat(part(article, '.option'), options.length, (label, index) => {
		const { text } = options[index]!;
		part(label, 'kbd').textContent = String(index + 1);
		const shown = part(label, '.text');
		const verbatim = question.kind === 'predict-output' || question.kind === 'complete-code';
		if (!verbatim) shown.replaceChildren(...inline(text));
		else shown.textContent = text || '(nothing)';
	});
	part(article, '.keys kbd:nth-of-type(2)').textContent = String(options.length);

	part(preview, 'article').replaceWith(article);
	// The first mark is that of the question on the screen; the page has at least one more.
	preview.querySelectorAll('li:nth-child(n + 3)').forEach((mark) => mark.remove());
	repeat(part(preview, 'li:nth-child(2)'), size - 1, (mark, index) => {
		mark.lastElementChild!.textContent = `Question ${index + 2}: not answered`;
	});
	part(preview, '.size').textContent = String(size);
}

const part = (within: Element, selector: string) => within.querySelector<HTMLElement>(selector)!;

/** Puts `count` copies of an element in its place. */
function repeat(
	pattern: HTMLElement,
	count: number,
	adapt: (copy: HTMLElement, index: number) => void
): void {
	const copies = Array.from({ length: count }, (_, index) => {
		const copy = pattern.cloneNode(true) as HTMLElement;
		adapt(copy, index);
		return copy;
	});
	pattern.replaceWith(...copies);
}

const tagged = (tag: string, text: string) => {
	const element = document.createElement(tag);
	element.textContent = text;
	return element;
};

const TAGS = { code: 'code', emphasis: 'em' } as const;
const inline = (text: string): (Node | string)[] =>
	spans(text).map(({ style, text: run }) => (style === 'plain' ? run : tagged(TAGS[style], run)));

/** The colours come with the app: they would cost every quiz page two kilobytes. */
const line = (code: string): Node => {
	const element = tagged('span', `${code}\n`);
	element.className = 'line';
	return element;
};
