import { RangeSet, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, gutter, GutterMarker, WidgetType } from '@codemirror/view';

/** The line, from 1, that the error is on. */
export const setErrorLine = StateEffect.define<number | undefined>();

class Sign extends GutterMarker {
	override eq(other: GutterMarker): boolean {
		return other instanceof Sign;
	}

	override toDOM(): Node {
		return document.createTextNode('✗');
	}
}
const SIGN = new Sign();

/** Says at the end of the line what the sign beside it means. */
class Words extends WidgetType {
	constructor(private readonly line: number) {
		super();
	}

	override eq(other: WidgetType): boolean {
		return other instanceof Words && other.line === this.line;
	}

	override toDOM(): HTMLElement {
		const words = document.createElement('span');
		words.className = 'cm-error-words';
		words.textContent = `line ${this.line}`;
		return words;
	}
}

/** Where the line starts that is marked, with the number that it had when the program ran; null if none is. */
const marked = StateField.define<{ from: number; line: number } | null>({
	create: () => null,
	update(value, transaction) {
		for (const effect of transaction.effects) {
			if (!effect.is(setErrorLine)) continue;
			const line = effect.value;
			return line === undefined ? null : { from: transaction.newDoc.line(line).from, line };
		}
		// What was changed is no longer what went wrong.
		return transaction.docChanged ? null : value;
	},
	provide: (field) => [
		EditorView.decorations.compute([field], (state) => {
			const mark = state.field(field);
			if (!mark) return Decoration.none;
			const { from, to } = state.doc.lineAt(mark.from);
			return Decoration.set([
				Decoration.line({ class: 'cm-error-line' }).range(from),
				Decoration.widget({ widget: new Words(mark.line), side: 1 }).range(to)
			]);
		})
	]
});

/** A mark on the line that an error is on: a sign in a gutter, an underscore, and words. It goes with the next edit. */
export const errorMark: Extension = [
	marked,
	gutter({
		class: 'cm-signs',
		markers: (view) => {
			const mark = view.state.field(marked);
			return mark ? RangeSet.of([SIGN.range(mark.from)]) : RangeSet.empty;
		},
		initialSpacer: () => SIGN
	})
];
