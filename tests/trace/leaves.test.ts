import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaves, leavesOutput } from '../../src/lib/trace/leaves';
import { sharedLines } from '../../src/lib/trace/lines';
import { parseTrace } from '../../src/lib/trace/parse';
import type { Trace } from '../../src/lib/trace/types';
import { openTracer, type Tracer } from '../python/trace/tracer';

let tracer: Tracer;
beforeAll(async () => {
	tracer = await openTracer();
});
afterAll(() => tracer.close());

async function execution(source: string): Promise<{ source: string; trace: Trace }> {
	const [raw] = await tracer.trace([source]);
	const trace = parseTrace(JSON.stringify(raw));
	if ('problem' in trace) throw new Error(trace.problem);
	return { source, trace };
}

/** Where the first program leaves the second: the line of the step, and the rest. */
async function between(real: string, believed: string) {
	const one = await execution(real);
	const leave = leaves(one, await execution(believed));
	if (!leave) return undefined;
	const { step, ...rest } = leave;
	return { line: one.trace.steps[step]!.line, event: one.trace.steps[step]!.event, ...rest };
}

test('lines that two programs share', () => {
	expect([...sharedLines('a\nb\nc\nd', 'b\nx\nd  ')]).toEqual([
		[2, 1],
		[4, 3]
	]);
});

describe('where a program leaves another', () => {
	test('by what a name holds', async () => {
		const real = 'def add(x, to=[]):\n    to.append(x)\n    return to\nadd(1)\nprint(add(2))';
		const believed =
			'def add(x, to=None):\n    to = [] if to is None else to\n    to.append(x)\n    return to\nadd(1)\nprint(add(2))';
		expect(await between(real, believed)).toEqual({
			line: 2,
			event: 'line',
			by: 'value',
			name: 'to',
			real: '[1]',
			believed: '[]'
		});
	});

	test('by which names are one object, before it shows in any value', async () => {
		expect(
			await between(
				'a = [1]\nb = a\nb.append(2)\nprint(a)',
				'a = [1]\nb = a[:]\nb.append(2)\nprint(a)'
			)
		).toEqual({
			line: 3,
			event: 'line',
			by: 'alias',
			name: 'b',
			real: 'the same object as a',
			believed: 'an object of its own'
		});
		const rows = await between(
			'r = [[0]] * 2\nr[0][0] = 1\nprint(r)',
			'r = [[0] for _ in range(2)]\nr[0][0] = 1\nprint(r)'
		);
		expect(rows).toMatchObject({
			line: 2,
			by: 'alias',
			name: 'r[1]',
			real: 'the same object as r[0]'
		});
	});

	test('by the line that is next', async () => {
		const real = 'x = 0\nif x is None:\n    y = 1\nelse:\n    y = 2\nprint(y)';
		expect(await between(real, real.replace('x is None', 'not x'))).toEqual({
			line: 5,
			event: 'line',
			by: 'path',
			real: 'line 5: y = 2',
			believed: 'line 3: y = 1'
		});
	});

	test('by what is printed', async () => {
		expect(
			await between('a = 1\nprint(a is 1.0)\nprint(2)', 'a = 1\nprint(a == 1.0)\nprint(2)')
		).toEqual({
			line: 3,
			event: 'line',
			by: 'output',
			real: 'False',
			believed: 'True'
		});
	});

	test('by an error that nobody expected, and by one that does not come', async () => {
		const [fails, works] = ['x = ()\nx += [1]\nprint(x)', 'x = ()\nx += (1,)\nprint(x)'];
		expect(await between(fails, works)).toMatchObject({ line: 2, event: 'exception', by: 'end' });
		expect(await between(works, fails)).toMatchObject({
			line: 3,
			event: 'line',
			by: 'end',
			real: 'the program goes on'
		});
	});

	test('nowhere, where the programs do the same', async () => {
		expect(await between('x = [1]\nprint(x)', 'x = [1]\n\nprint(x)')).toBeUndefined();
	});
});

describe('where a program leaves an output that was predicted', () => {
	const predicted = async (source: string, output: string) => {
		const { trace } = await execution(source);
		const leave = leavesOutput(trace, output);
		return leave && { ...leave, line: trace.steps[leave.step]!.line };
	};

	test('at the step after the first line that differs', async () => {
		expect(await predicted('print(1)\nprint(2)\nprint(3)', '1\n5\n3')).toMatchObject({
			line: 3,
			by: 'output',
			real: '2',
			believed: '5'
		});
		expect(await predicted('print(1)\nprint(10)\npass', '1\n1')).toMatchObject({
			line: 3,
			real: '10',
			believed: '1'
		});
	});

	test('at the end, where more or an error was expected', async () => {
		expect(await predicted('print(1)', '1\nTypeError: …')).toMatchObject({
			by: 'end',
			real: '',
			believed: 'TypeError: …'
		});
		expect(await predicted('print(1)\n1 / 0', '1\n2')).toMatchObject({
			line: 2,
			by: 'end',
			real: 'ZeroDivisionError: division by zero',
			believed: '2'
		});
		expect(await predicted('print(1)', '1')).toBeUndefined();
	});
});
