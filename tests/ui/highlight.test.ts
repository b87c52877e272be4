import { expect, test } from 'vitest';
import { highlight } from '../../src/lib/ui/highlight';

test('code is split into lines of tokens, and nothing of it is lost', () => {
	const code = '@cache\ndef f(n):\n    """Two\n    lines"""\n    return f"{n!r} <b>" # no & yes\n';
	const lines = highlight(code);
	expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
	const types = (line: number) => lines[line]!.map(({ type, text }) => [type, text]);
	expect(types(1)).toContainEqual(['keyword', 'def']);
	expect(types(1)).toContainEqual(['function', 'f']);
	expect(types(2)).toEqual([
		['', '    '],
		['triple-quoted-string', '"""Two']
	]);
	expect(types(4)).toContainEqual(['comment', '# no & yes']);
	expect(highlight('print(1)')[0]![0]).toEqual({ type: 'builtin', text: 'print' });
});
