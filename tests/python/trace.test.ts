import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT, readQuestions } from '../../src/cli/files';
import { readContent } from '../../src/lib/author/content';
import { kindOf } from '../../src/lib/author/kinds';
import { EXECUTED_KINDS } from '../../src/lib/item/types';
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

describe('the program does what it does without being watched', () => {
	const HOSTILE = `
class Loud(type):
    def __eq__(cls, other):
        print("meta eq"); return True
    def __hash__(cls):
        print("meta hash"); return 1
    def __instancecheck__(cls, value):
        print("instancecheck"); return True
class Trap(metaclass=Loud):
    def __init__(self):
        self.inside = [self]
    def __repr__(self):
        print("repr"); return "trap"
    __str__ = __format__ = lambda self, *_: print("str") or "trap"
    def __eq__(self, other):
        print("eq"); return True
    def __hash__(self):
        print("hash"); return 1
    def __getattr__(self, name):
        print("getattr", name); raise AttributeError(name)
    def __getattribute__(self, name):
        print("getattribute", name); return object.__getattribute__(self, name)
    @property
    def __dict__(self):
        print("dict"); return {}
    @property
    def __class__(self):
        print("class"); return int
    def __len__(self):
        print("len"); return 3
    def __iter__(self):
        print("iter"); return iter("abc")
    def __bool__(self):
        print("bool"); return False
class List(list):
    def __iter__(self):
        print("list iter"); return list.__iter__(self)
    def __len__(self):
        print("list len"); return 0
class Dict(dict):
    def items(self):
        print("items"); return []
    def __getitem__(self, key):
        print("getitem")
class Error(Exception):
    def __str__(self):
        print("error str"); return "no"
    args = property(lambda self: print("args"))
trap = Trap()
things = List([trap, Dict(a=trap), {trap: 1}, (trap,)])
try:
    raise Error(trap)
except Error as error:
    kept = error
print("end")
`;
	const FINALIZERS = `
import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def gone(ref):
    print("gone", ref() is None)
node = Node("a")
ref = weakref.ref(node, gone)
print(weakref.getweakrefcount(node))
node = Node("b")
def use():
    inner = Node("c")
    print(inner.name)
use()
one, two = Node("d"), Node("e")
one.other, two.other = two, one
del one, two
print("cycle")
gc.collect()
values = weakref.WeakValueDictionary()
values["k"] = Node("f")
print(len(values), sorted(values))
def generate():
    try:
        held = Node("g")
        yield held.name
    finally:
        print("finally")
for name in generate():
    break
print("last")
`;
	const BUILTINS = `
import builtins, json, time
builtins.id = builtins.any = builtins.zip = builtins.next = lambda *_: print("called")
json.dumps = json.JSONEncoder = time.perf_counter = lambda *_, **__: print("called")
x = [1]
print(x)
`;
	const OWN_TRACE = `
import sys
print(sys.gettrace(), sys.getprofile())
seen = []
sys.settrace(lambda frame, event, arg: seen.append(event))
def f():
    return 1
f()
sys.settrace(None)
print(seen, sys._getframe().f_back is None or sys._getframe().f_back.f_code.co_name)
`;
	test.each([
		['hostile classes', HOSTILE],
		['finalizers and weak references', FINALIZERS],
		['other built-ins', BUILTINS],
		['a trace of its own', OWN_TRACE],
		[
			'streams',
			'import sys\nprint("é𝄞", end="")\nprint("err", file=sys.stderr)\nsys.stdout = None\nprint("x")'
		],
		['exits', 'import atexit\natexit.register(print, "bye")\nraise SystemExit("so")'],
		['a flood', 'for _ in range(99): print("x" * 1000)']
	])('%s', async (_, program) => {
		const [plain] = await tracer.run([program]);
		const [raw] = await tracer.trace([program]);
		expect(raw).toMatchObject({ ...plain });
		expect(raw!.steps.length).toBeGreaterThan(2);
		expect(raw!.cut).not.toBe('fault');
		// Nothing stays behind.
		expect(await tracer.run([program])).toEqual([plain]);
	});

	test('recursion ends one call earlier, as the recorder itself is called', async () => {
		const program = `
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(depth(0))`;
		const [plain] = await tracer.run([program]);
		const [raw] = await tracer.trace([program]);
		expect(Number(raw!.stdout)).toBe(Number(plain!.stdout) - 1);
		expect(raw!.cut).toBe('steps');
	});

	test('a hundred recorded items print what they print', async () => {
		const files = await readQuestions(PROJECT);
		const { content } = readContent(files);
		const items = content.items.filter(
			({ source }) => source.runtime === 'pyodide' && EXECUTED_KINDS.includes(source.kind)
		);
		const every = Math.ceil(items.length / 100);
		const programs = items
			.filter((_, index) => index % every === 0)
			.map(({ source }) => kindOf(source).programs(source)[0]!.program);
		expect(programs.length).toBeGreaterThan(80);
		const plain = await tracer.run(programs);
		const raw = await tracer.trace(programs);
		expect(raw.map(({ stdout, stderr, error }) => [stdout, stderr, error])).toEqual(
			plain.map(({ stdout, stderr, error }) => [stdout, stderr, error])
		);
		const problems = raw.map((trace) => parseTrace(JSON.stringify(trace)));
		expect(problems.filter((trace) => 'problem' in trace)).toEqual([]);
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
