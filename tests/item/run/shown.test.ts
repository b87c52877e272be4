import { describe, expect, test } from 'vitest';
import { shownOutput } from '../../../src/lib/item/run/shown';
import type { Outcome } from '../../../src/lib/item/program';

const outcome = (stdout: string, error: string | null = null): Outcome => ({
	stdout,
	stderr: '',
	error,
	flooded: false,
	stopped: null
});

describe('shownOutput', () => {
	test('is what was printed', () => {
		expect(shownOutput(outcome('1\n2\n'))).toBe('1\n2');
	});

	test('ends with the last line of a traceback', () => {
		expect(shownOutput(outcome('1\n', 'ValueError: no'))).toBe('1\nValueError: no');
	});

	test('puts the traceback on a line of its own', () => {
		expect(shownOutput(outcome('1', 'ValueError: no'))).toBe('1\nValueError: no');
	});

	test('leaves the message out where only the type is asked', () => {
		expect(shownOutput(outcome('', 'ValueError: no: really'), 'type')).toBe('ValueError: …');
		expect(shownOutput(outcome('', 'KeyboardInterrupt'), 'type')).toBe('KeyboardInterrupt: …');
	});
});
