import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT, readQuestions } from '../../src/cli/files';
import { readContent } from '../../src/lib/author/content';
import { kindOf } from '../../src/lib/author/kinds';
import { EXECUTED_KINDS } from '../../src/lib/item/types';
import { parseTrace } from '../../src/lib/trace/parse';
import { openTracer, type Tracer } from './trace/tracer';

let tracer: Tracer;
beforeAll(async () => {
	tracer = await openTracer();
});
afterAll(() => tracer.close());

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
