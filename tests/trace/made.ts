import { parseTrace } from '../../src/lib/trace/parse';
import type { Trace } from '../../src/lib/trace/types';

/** The JSON of a trace with these steps, as `trace.py` would give it. */
export const jsonOf = (steps: readonly object[], more: object = {}): string =>
	JSON.stringify({
		format: 1,
		cut: null,
		endless: false,
		stdout: '',
		stderr: '',
		error: null,
		flooded: false,
		...more,
		steps
	});

export function made(steps: readonly object[], more: object = {}): Trace {
	const trace = parseTrace(jsonOf(steps, more));
	if ('problem' in trace) throw new Error(trace.problem);
	return trace;
}

const LIST = { c: 'list', t: 'list' };
/** Two names for one list, which a call then changes: `add(items)` with `basket = alias = [1]`. */
export const BASKET = [
	{ e: 'line', l: 1, s: [0, 1], o: 0, f: { 1: ['<module>', 'module', []] } },
	{
		e: 'line',
		l: 4,
		s: [1],
		o: 0,
		f: {
			1: [
				'<module>',
				'module',
				[
					['add', 'function add(items)'],
					['basket', 1],
					['alias', 1]
				]
			]
		},
		h: { 1: { ...LIST, i: ['1'] } }
	},
	{ e: 'call', l: 1, s: [1, 2], o: 0, f: { 2: ['add', 'function', [['items', 1]]] } },
	{ e: 'line', l: 2, s: [2], o: 0 },
	{ e: 'return', l: 2, s: [2], o: 0, v: 'None', h: { 1: { ...LIST, i: ['1', '2'] } } },
	{ e: 'line', l: 5, s: [1], o: 0 },
	{ e: 'end', l: 5, s: [1], o: 4 }
];
export const BASKET_PRINTS = { stdout: 'hi\n\n' };
