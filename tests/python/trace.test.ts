import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/cli/files';
import { parseTrace } from '../../src/lib/trace/parse';
import { show } from '../../src/lib/trace/show';
import type { Step, Trace } from '../../src/lib/trace/types';
import { openTracer, type Tracer } from './trace/tracer';

let tracer: Tracer;
beforeAll(async () => {
	tracer = await openTracer();
});
afterAll(() => tracer.close());

async function traced(program: string): Promise<Trace> {
	const [raw] = await tracer.trace([program]);
	const trace = parseTrace(JSON.stringify(raw));
	if ('problem' in trace) throw new Error(trace.problem);
	return trace;
}

/** The step before a line runs for the nth time. */
const before = ({ steps }: Trace, line: number, nth = 0): Step =>
	steps.filter((step) => step.event === 'line' && step.line === line)[nth]!;
const held = (step: Step, name: string, depth = -1) =>
	new Map(step.stack.at(depth)!.locals).get(name);
const shown = (step: Step, name: string, depth = -1) => show(held(step, name, depth)!, step.heap);
const events = ({ steps }: Trace) =>
	steps.filter(({ event }) => event !== 'line').map(({ event, line }) => `${event} ${line}`);

describe('what is seen', () => {
	test('two names of one list, and of equal ones', async () => {
		const trace = await traced('a = [1, 2]\nb = a\nc = [1, 2]\nb.append(3)\npass');
		const step = before(trace, 5);
		expect(held(step, 'a')).toBe(held(step, 'b'));
		expect(held(step, 'c')).not.toBe(held(step, 'a'));
		expect([shown(step, 'a'), shown(step, 'c')]).toEqual(['[1, 2, 3]', '[1, 2]']);
		// An object keeps its id as it changes.
		expect(held(step, 'a')).toBe(held(before(trace, 2), 'a'));
	});

	test('nested calls and their lines; recursion with a frame for each call', async () => {
		const trace = await traced(
			'def fact(n):\n    if n < 2:\n        return 1\n    return n * fact(n - 1)\nx = fact(3)\nprint(x)'
		);
		const deepest = before(trace, 3);
		expect(deepest.stack.map(({ name, line }) => [name, line])).toEqual([
			['<module>', 5],
			['fact', 4],
			['fact', 4],
			['fact', 3]
		]);
		expect(deepest.stack.slice(1).map((frame) => new Map(frame.locals).get('n'))).toEqual([
			'3',
			'2',
			'1'
		]);
		const returns = trace.steps.filter(({ event }) => event === 'return');
		expect(returns.map(({ value }) => value)).toEqual(['1', '2', '6']);
		expect(trace.steps.at(-1)).toMatchObject({ event: 'end', printed: 2 });
	});

	test('a generator starts, yields, goes on, and is closed from outside', async () => {
		const trace = await traced(
			'def count():\n    try:\n        yield 1\n        yield 2\n    finally:\n        print("closed")\ng = count()\nnext(g)\nnext(g)\ng.close()\npass'
		);
		expect(events(trace)).toEqual([
			'call 1',
			'yield 3',
			'resume 3',
			'yield 4',
			'resume 4',
			'again 6',
			'end 11'
		]);
		const step = before(trace, 9);
		expect(show(held(step, 'g')!, step.heap)).toBe('generator count, waits in line 3');
		expect(trace.steps.filter(({ event }) => event === 'resume').at(-1)!.exception).toBe(
			'GeneratorExit'
		);
		expect(shown(before(trace, 8), 'g')).toBe('generator count, has not started');
		expect(shown(before(trace, 11), 'g')).toBe('generator count, has ended');
	});

	test('an exception where it is raised, through its callers, to a handler', async () => {
		const trace = await traced(
			'def inner():\n    raise ValueError("no")\ndef outer():\n    inner()\ntry:\n    outer()\nexcept ValueError as error:\n    print(error)'
		);
		const raised = trace.steps.filter(({ event }) => event === 'exception');
		expect(raised.map(({ line, exception, stack }) => [line, exception, stack.length])).toEqual([
			[2, 'ValueError: no', 3],
			[4, 'ValueError: no', 2],
			[6, 'ValueError: no', 1]
		]);
		expect(shown(before(trace, 8), 'error')).toBe("ValueError('no')");
		expect(trace.error).toBeNull();
	});

	test('an error that nobody handles, and one of the syntax', async () => {
		const trace = await traced('x = 1\n1 / 0');
		expect(trace.error).toBe('ZeroDivisionError: division by zero');
		expect(trace.steps.slice(-2).map(({ event }) => event)).toEqual(['exception', 'end']);
		expect(await traced('print(')).toMatchObject({
			steps: [],
			error: expect.stringMatching(/^SyntaxError/)
		});
	});

	test('comprehensions and generator expressions', async () => {
		const trace = await traced(
			'rows = [[0] * 2 for _ in range(2)]\ng = sum(n for n in [1, 2])\npass'
		);
		const step = before(trace, 3);
		expect(shown(step, 'rows')).toBe('[[0, 0], [0, 0]]');
		const [one, other] = step.heap.get(held(step, 'rows') as number)!.items;
		expect(one).not.toBe(other);
		expect(trace.steps.some(({ stack }) => stack.at(-1)?.name === '<genexpr>')).toBe(true);
	});

	test('defaults, closures, methods, slots, class attributes and named tuples', async () => {
		const trace = await traced(`from collections import deque, namedtuple, OrderedDict
def add(item, items=[]):
    items.append(item)
add(1)
def outer():
    n = 5
    return lambda: n
f = outer()
class Cart:
    __slots__ = ("items",)
    shared = [9]
cart = Cart()
cart.items = add.__defaults__[0]
method = [].append
Point = namedtuple("Point", "x y")
p = Point(1, [2])
d = deque([1, 2])
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
pass`);
		const step = before(trace, 20);
		const object = (name: string) => step.heap.get(held(step, name) as number)!;
		expect(object('add').fields).toEqual([
			['items=', held(step, 'cart') && object('cart').fields[0]![1]]
		]);
		expect(object('f').fields).toEqual([['n', '5']]);
		expect(object('Cart').fields.map(([name]) => name)).toEqual(['shared']);
		expect([shown(step, 'cart'), shown(step, 'p'), shown(step, 'd'), shown(step, 'o')]).toEqual([
			'Cart(items=[1])',
			'Point(x=1, y=[2])',
			'deque([1, 2])',
			"OrderedDict({'b': 2, 'a': 1})"
		]);
		// What is imported is no news.
		expect(held(step, 'deque')).toBeUndefined();
	});

	test('coroutines wait and go on', async () => {
		const trace = await traced(
			'import asyncio\nasync def work(n):\n    await asyncio.sleep(n)\n    print(n)\nasync def main():\n    await asyncio.gather(work(2), work(1))\nasyncio.run(main())'
		);
		expect(trace.stdout).toBe('1\n2\n');
		expect(trace.steps.filter(({ event }) => event === 'resume').length).toBeGreaterThanOrEqual(3);
	});
});

describe('limits', () => {
	test('a thousand steps, and the program goes on to its end', async () => {
		const trace = await traced('n = 0\nfor i in range(5000):\n    n += i\nprint(n)');
		expect(trace).toMatchObject({
			cut: 'steps',
			endless: false,
			stdout: '12497500\n',
			error: null
		});
		expect(trace.steps.length).toBe(1000);
	});

	test('a program without an end is ended', async () => {
		const trace = await traced('print(1)\nwhile True:\n    pass');
		expect(trace).toMatchObject({ cut: 'steps', endless: true, stdout: '1\n', error: null });
		// Even one that will not have it.
		const stubborn = await traced(
			'while True:\n    try:\n        pass\n    except BaseException:\n        pass'
		);
		expect(stubborn.endless).toBe(true);
	});

	test('large objects are cut, and their size is said', async () => {
		const trace = await traced(
			'big = list(range(10_000))\ntext = "x" * 10_000\nnumber = 10 ** 5000\npass'
		);
		const step = before(trace, 4);
		const { items, more } = step.heap.get(held(step, 'big') as number)!;
		expect(items.length + more).toBe(10_000);
		expect(items.length).toBeLessThan(100);
		expect(shown(step, 'text').length).toBeLessThan(100);
		expect(held(step, 'number')).toMatch(/^a number of \d+ bits$/);
	});

	test('a recording stays small', async () => {
		const [raw] = await tracer.trace([
			'rows = []\nfor i in range(900):\n    rows.append({str(k): [k, i] for k in range(20)})\n    for row in rows: pass'
		]);
		expect(JSON.stringify(raw).length).toBeLessThan(2_500_000);
		expect(raw!.cut).not.toBeNull();
	});
});

test('the file is set up after the harness without changing it', () => {
	const harness = readFileSync(`${PROJECT}/src/lib/python/harness.py`, 'utf8');
	expect(harness).toContain('code = compile(source, FILENAME, "exec", dont_inherit=True)');
});
