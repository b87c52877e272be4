import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Code looks as it does in questions (`code.css`), in both themes: the colours are the page's tokens. */
const tokens = HighlightStyle.define([
	{ tag: [tags.keyword, tags.meta], color: 'var(--accent)', fontWeight: '600' },
	{ tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--code-string)' },
	{ tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' }
]);

const theme = EditorView.theme({
	'&': {
		background: 'var(--sheet)',
		borderBottom: 'var(--stroke) solid var(--accent)',
		color: 'var(--ink)',
		fontSize: 'clamp(0.9375rem, 0.88rem + 0.3vw, 1.0625rem)'
	},
	'&.cm-focused': { outline: 'var(--stroke) solid var(--accent)', outlineOffset: '2px' },
	'.cm-scroller': { fontFamily: 'var(--mono)', fontVariantLigatures: 'none', lineHeight: '1.6' },
	'.cm-content': {
		caretColor: 'var(--ink)',
		padding: 'var(--space-4) var(--space-4) var(--space-4) 0'
	},
	'.cm-line': { padding: '0 0 0 1em' },
	'.cm-gutters': { background: 'var(--sheet)', border: '0', color: 'var(--muted)' },
	// The numbers stand where they do in a question.
	'.cm-lineNumbers .cm-gutterElement': {
		fontSize: '0.8em',
		lineHeight: '2',
		minWidth: '1.25em',
		padding: '0'
	},
	'.cm-signs .cm-gutterElement': {
		color: 'var(--misconception)',
		fontWeight: '600',
		padding: '0',
		textAlign: 'center',
		width: '1em'
	},
	'.cm-error-line': { boxShadow: 'inset 0 -2px var(--misconception)' },
	'.cm-error-words': {
		color: 'var(--misconception)',
		fontSize: '0.8em',
		marginLeft: '2em',
		userSelect: 'none'
	},
	'&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
		background: 'none',
		boxShadow: '0 2px var(--accent)'
	},
	'&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': {
		background: 'none',
		boxShadow: '0 2px var(--misconception)'
	}
});

export const look: Extension = [theme, syntaxHighlighting(tokens)];
