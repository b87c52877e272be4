import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	readFrameMessage,
	readRan,
	readWorkerMessage
} from '../../../src/lib/python/browser/answer';

const OUTCOME = {
	stdout: 'a\n',
	stderr: '',
	error: null,
	flooded: false,
	traceback: [{ line: 1, name: 'f' }],
	queries: ['SELECT 1']
};

describe('the outcome of a run', () => {
	test('is read with how long it took', () => {
		expect(readRan(JSON.stringify(OUTCOME), 5)).toEqual({ ...OUTCOME, stopped: null, ms: 5 });
	});

	test('has nothing that was not agreed on', () => {
		const ran = readRan(JSON.stringify({ ...OUTCOME, more: 1, stopped: 'timeout' }), 5);
		expect(ran).not.toHaveProperty('more');
		expect(ran.stopped).toBeNull();
	});

	test.each([
		['no JSON', '{'],
		['no object', '[]'],
		['null', 'null'],
		['an output that is no text', JSON.stringify({ ...OUTCOME, stdout: 5 })],
		['an endless output', JSON.stringify({ ...OUTCOME, stdout: 'x'.repeat(300_000) })],
		['no traceback', JSON.stringify({ ...OUTCOME, traceback: undefined })],
		['a line that is no number', JSON.stringify({ ...OUTCOME, traceback: [{ line: '1' }] })],
		['too many queries', JSON.stringify({ ...OUTCOME, queries: Array(2_000).fill('') })]
	])('is refused: %s', (_, json) => {
		expect(() => readRan(json, 5)).toThrow();
	});
});

describe('messages', () => {
	test('of a worker', () => {
		expect(readWorkerMessage({ type: 'ready', more: 1 })).toEqual({ type: 'ready' });
		expect(readWorkerMessage({ type: 'live', stream: 'stdin', text: '' })).toBeUndefined();
		expect(readWorkerMessage({ type: 'done', json: {}, ms: 1 })).toBeUndefined();
		expect(
			readWorkerMessage({ type: 'done', json: 'x'.repeat(40_000_000), ms: 1 })
		).toBeUndefined();
	});

	test('of the frame', () => {
		expect(readFrameMessage({ type: 'worker' })).toEqual({ type: 'worker' });
		expect(readFrameMessage({ type: 'crashed' })).toBeUndefined();
	});

	test('anything else is nothing, and no error', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				const known = ['ready', 'failed', 'live', 'done', 'worker', 'crashed'];
				for (const message of [readWorkerMessage(value), readFrameMessage(value)]) {
					if (message) expect(known).toContain(message.type);
				}
			})
		);
	});
});
