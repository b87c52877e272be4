import {
	languages,
	tokenizeText,
	type TokenStream,
	type Token as PrismToken
} from 'prism-code-editor/prism';
import 'prism-code-editor/prism/languages/python';

/** A run of code of one sort; `type` is a class name, empty for plain code. */
export interface Token {
	type: string;
	text: string;
}

/** Splits Python code into lines of tokens. */
export function highlight(code: string): Token[][] {
	const lines: Token[][] = [[]];
	for (const { type, text } of flatten(tokenizeText(code, languages.python!), '')) {
		text.split('\n').forEach((part, index) => {
			if (index > 0) lines.push([]);
			if (part !== '') lines.at(-1)!.push({ type, text: part });
		});
	}
	return lines;
}

function flatten(stream: string | PrismToken | TokenStream, type: string): Token[] {
	// The grammar still knows Python 2, in which print was a statement.
	if (typeof stream === 'string')
		return [{ type: stream === 'print' ? 'builtin' : type, text: stream }];
	if (Array.isArray(stream)) return stream.flatMap((part) => flatten(part, type));
	return flatten(stream.content, stream.type);
}
