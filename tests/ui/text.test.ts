import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight } from '../../src/lib/ui/highlight';
import { paragraphs, spans } from '../../src/lib/item/inline';
import { clock, plural } from '../../src/lib/ui/labels';

describe('spans', () => {
	test('code and emphasis are runs of their own', () => {
		expect(spans('a `b*c*` *d e* f')).toEqual([
			{ style: 'plain', text: 'a ' },
			{ style: 'code', text: 'b*c*' },
			{ style: 'plain', text: ' ' },
			{ style: 'emphasis', text: 'd e' },
			{ style: 'plain', text: ' f' }
		]);
	});

	test.each(['2 * 3 * 4', 'a ` b', '*args and **kwargs'])('%s has no marks', (text) => {
		expect(spans(text).every(({ style }) => style === 'plain')).toBe(true);
	});

	test('no text is lost', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const letters = (value: string) => value.replace(/[`*]/g, '');
				expect(
					letters(
						spans(text)
							.map((span) => span.text)
							.join('')
					)
				).toBe(letters(text));
			})
		);
	});
});

test('paragraphs are separated by empty lines, and lines within them are joined', () => {
	expect(paragraphs('a\nb\n\n  c\n')).toEqual(['a b', 'c']);
});

describe('highlight', () => {
	test('keywords, strings and comments are told apart', () => {
		const [line] = highlight('def f(): return "x"  # why');
		const types = Object.fromEntries(line!.map(({ type, text }) => [text, type]));
		expect(types).toMatchObject({ def: 'keyword', '"x"': 'string', '# why': 'comment' });
	});

	test('the code itself is unchanged', () => {
		fc.assert(
			fc.property(fc.string(), (code) => {
				const text = highlight(code).map((line) => line.map((token) => token.text).join(''));
				expect(text.join('\n')).toBe(code);
			})
		);
	});
});

test('a clock shows minutes and seconds, and hours from one on', () => {
	expect([0, 59_999, 60_000, 3_600_000, 36_061_000].map(clock)).toEqual([
		'0:00',
		'0:59',
		'1:00',
		'1:00:00',
		'10:01:01'
	]);
});

test('nouns have their number', () => {
	expect([plural(1, 'question'), plural(2, 'question')]).toEqual(['1 question', '2 questions']);
});
