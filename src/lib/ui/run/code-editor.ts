import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorSelection, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { errorMark, setErrorLine } from './error-mark';
import { python } from './language';
import { look } from './look';

export interface EditorOptions {
	code: string;
	/** Its accessible name. */
	label: string;
	/** How it is used, for those who do not see the page. */
	help: string;
	onchange: (code: string) => void;
	onrun: () => void;
}

/** An editor for Python. */
export interface CodeEditor {
	/** Replaces the code; this too can be undone. */
	write(code: string): void;
	/** Marks the line, from 1, that an error is on; undefined takes the mark away. */
	mark(line: number | undefined): void;
	/** Moves the cursor to the start of a line, from 1, and the focus into the editor. */
	goTo(line: number): void;
	destroy(): void;
}

/**
 * Opens an editor within `host`. It lives in a shadow tree: CodeMirror adopts style sheets there, which
 * the page's policy allows, and writes a style element, which it does not, anywhere else.
 */
export function openEditor(host: HTMLElement, options: EditorOptions): CodeEditor {
	const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
	const help = document.createElement('p');
	help.id = 'help';
	help.hidden = true;
	help.textContent = options.help;
	root.replaceChildren(help);

	const run = () => (options.onrun(), true);
	const view = new EditorView({
		parent: root,
		root,
		state: EditorState.create({
			doc: options.code,
			extensions: [
				Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
				keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
				history(),
				errorMark,
				lineNumbers(),
				indentOnInput(),
				bracketMatching(),
				indentUnit.of('    '),
				EditorState.tabSize.of(4),
				python,
				look,
				EditorView.contentAttributes.of({
					// Editable text takes the focus without it, but axe does not count it as something that does.
					tabindex: '0',
					'aria-label': options.label,
					'aria-describedby': help.id
				}),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) options.onchange(update.state.doc.toString());
				})
			]
		})
	});

	return {
		write(code) {
			view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
		},
		mark(line) {
			const within = line !== undefined && line >= 1 && line <= view.state.doc.lines;
			view.dispatch({ effects: setErrorLine.of(within ? line : undefined) });
		},
		goTo(line) {
			const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
			view.dispatch({ selection: EditorSelection.cursor(from), scrollIntoView: true });
			view.focus();
		},
		destroy: () => view.destroy()
	};
}
