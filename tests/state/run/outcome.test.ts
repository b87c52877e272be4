import { expect, test } from 'vitest';
import { agreementOf, errorLineOf, summaryOf } from '../../../src/lib/state/run/outcome';
import { ENDED } from './fake';

const failed = {
	...ENDED,
	stdout: 'a\n',
	error: 'ValueError: no: not this',
	traceback: [
		{ line: 9, name: '<module>' },
		{ line: 2, name: 'check' }
	]
};

test('white space at the ends of lines makes no difference to the record', () => {
	expect(agreementOf({ ...ENDED, stdout: 'a  \nb\n\n' }, 'a\nb')).toBe('same');
	expect(agreementOf({ ...ENDED, stdout: 'a\n b\n' }, 'a\nb')).toBe('other');
});

test('an error without its message is the same as one with it', () => {
	expect(agreementOf(failed, 'a\nValueError: no: not this')).toBe('same');
	expect(agreementOf(failed, 'a\nValueError: …')).toBe('same-type');
	expect(agreementOf(failed, 'a\nTypeError: …')).toBe('other');
});

test('what was cut or stopped is never the same', () => {
	expect(agreementOf({ ...ENDED, stopped: 'stopped' }, '1')).toBe('other');
	expect(agreementOf({ ...ENDED, flooded: true }, '1')).toBe('other');
});

test('the line of an error is the innermost of the program', () => {
	expect(errorLineOf(failed)).toBe(2);
	expect(errorLineOf(ENDED)).toBeUndefined();
});

test.each([
	[ENDED, 'Ended.'],
	[failed, 'Ended with ValueError on line 2.'],
	[{ ...ENDED, flooded: true }, 'Ended, with its output cut.'],
	[{ ...ENDED, stopped: 'stopped' as const }, 'Stopped.']
])('is announced: %#', (ran, words) => {
	expect(summaryOf(ran)).toBe(words);
});
