"""Records a program step by step. Run after the harness (and Django's files), in its namespace.

`trace(source, limit)` runs one program as `run` does and returns JSON:

    {"format", "steps", "stdout", "stderr", "error", "flooded", "cut", "endless"}

`cut` says why recording ended before the program did (steps, size, time, depth or fault), or is
null. The program goes on unrecorded then; `endless` says whether it had to be ended because it did
not end.
A step is what is seen just before a line runs, or as something happens:

    e  line, call, return, yield, resume, exception, again (raised again) or end
    l  the line, from 1
    s  the call stack: how many frames of the step before are kept, then ids of new ones, inwards
    f  frames that have changed: id -> [name, sort, [[name, value], ...]]; a frame below the top one
       is in the line in which it was last on top
    h  objects that have changed: id -> {c: sort, t: title, i: items, p: pairs, f: fields, m: how
       many more items there are}; a member that is empty is left out
    o  how much of stdout there is, in UTF-16 units
    v  what is returned, yielded or raised
    x  the exception in words

A value is a text, or the id of an object. An id stays with an object for as long as each step
reaches it. Nothing of the program is kept alive, so that finalizers and weak references do what
they always do; none of its code is called, as everything is read past the methods of its classes
(so classes are compared by identity alone); and the recorder's own objects bring no garbage
collection forward. One thing differs: the call of `trace` takes a level of recursion.
"""

import collections
import datetime
import decimal
import enum
import fractions
import functools
import itertools
import time
import uuid

_before = frozenset(globals())

_FORMAT = 1
_TOOL = 4
_SIZE_LIMIT = 2_000_000
_SECONDS = 2.0
_SECONDS_UNRECORDED = 1.0
_OBJECTS = 120
_ITEMS = 30
_TEXT = 60
_INNER_FRAMES = 12
_OUTER_FRAMES = 4

# The program may replace what modules hold, so that is taken now; for built-ins see the end.
_clock = time.perf_counter
_collecting, _collect_not, _collect_again = gc.isenabled, gc.disable, gc.enable
_encode = json.JSONEncoder(separators=(",", ":")).encode
_frame_at = sys._getframe
_monitoring, _events = sys.monitoring, sys.monitoring.events
_set_local_events, _set_events = _monitoring.set_local_events, _monitoring.set_events
_islice, _count = itertools.islice, itertools.count
_mro, _dict, _name, _bases = (
    type.__dict__[name].__get__ for name in ("__mro__", "__dict__", "__name__", "__bases__")
)
_args, _cause, _context = (
    BaseException.__dict__[name].__get__ for name in ("args", "__cause__", "__context__")
)
_partial_parts = [functools.partial.__dict__[name].__get__ for name in ("func", "args", "keywords")]
_OrderedDict, _ordered = collections.OrderedDict, collections.OrderedDict.__iter__
_EnumType, _Namespace, _Partial = enum.EnumType, types.SimpleNamespace, functools.partial
_Function, _Method, _Module, _Code = (
    types.FunctionType, types.MethodType, types.ModuleType, types.CodeType
)
_Slot, _GetSet = types.MemberDescriptorType, types.GetSetDescriptorType
_FrameLocals = type((lambda: sys._getframe().f_locals)())


def _ids(*classes):
    return frozenset(map(id, classes))


_WRITTEN = _ids(
    float, complex, bool, type(None), type(...), type(NotImplemented), range, decimal.Decimal,
    fractions.Fraction, datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
    uuid.UUID,
)
_ZONED = _ids(datetime.datetime, datetime.time)
_ZONES = _ids(datetime.timezone, importlib.import_module("zoneinfo").ZoneInfo)
_HASHED_IN_C = _ids(str, int, float, bool, bytes, type(None))
_BUILT_IN = _ids(
    types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodDescriptorType,
    types.MethodWrapperType, types.ClassMethodDescriptorType,
)
_WRAPPERS = {
    id(property): "property", id(classmethod): "class method", id(staticmethod): "static method",
    id(functools.cached_property): "cached property",
}
_GENERATORS = {
    id(types.GeneratorType): ("generator", "gi"),
    id(types.CoroutineType): ("coroutine", "cr"),
    id(types.AsyncGeneratorType): ("async generator", "ag"),
}
_SEQUENCES = [
    (base, sort, base.__iter__, base.__len__)
    for base, sort in (
        (list, "list"), (tuple, "tuple"), (set, "set"), (frozenset, "set"),
        (collections.deque, "list"), (bytearray, "bytes"),
    )
]
_PLAIN_METACLASSES = _ids(type, importlib.import_module("abc").ABCMeta)


class _Stopped(BaseException):
    """Ends a program that goes on for too long after its recording was cut."""


def _is_a(cls, base):
    return any(candidate is base for candidate in _mro(cls))


def _is_main(name):
    return type(name) is str and name == "__main__"


def _is_programs(cls):
    """Whether the program made this class."""
    return _is_main(_dict(cls).get("__module__"))


def _is_hidden(name):
    return (
        type(name) is not str
        or name[:1] == "."
        or (name[:2] == "__" and name[-2:] == "__")
        or name == "_abc_impl"
    )


def _clipped(text):
    return text if len(text) <= _TEXT else text[:_TEXT] + "…"


def _title(cls):
    return _clipped(_name(cls))


def _number(value):
    bits = int.bit_length(value)
    return int.__repr__(value) if bits <= 200 else f"a number of {bits} bits"


def _string(value):
    text = str.__repr__(value[:_TEXT])
    return text if len(value) <= _TEXT else f"{text[:-1]}…{text[-1]} ({len(value)} characters)"


def _exception_in_words(error):
    args = _args(error)
    text = f": {args[0][:200]}" if len(args) == 1 and type(args[0]) is str and args[0] else ""
    return _title(type(error)) + text


def _signature(function):
    code = function.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return _clipped(f"{code.co_name}({', '.join(names)})")


def _held(function):
    """What a function holds on to: defaults, variables from outside, and attributes."""
    code, defaults = function.__code__, function.__defaults__
    if type(defaults) is tuple:
        names = code.co_varnames[: code.co_argcount]
        yield from zip([f"{name}=" for name in names[len(names) - len(defaults) :]], defaults)
    if type(function.__kwdefaults__) is dict:
        yield from ((f"{name}=", held) for name, held in dict.items(function.__kwdefaults__))
    for name, cell in zip(code.co_freevars, function.__closure__ or ()):
        try:
            if name != "__class__":
                yield name, cell.cell_contents
        except ValueError:
            pass
    for name, held in dict.items(function.__dict__):
        if not _is_hidden(name):
            yield f".{name}", held


def _holds(function):
    return _is_main(function.__module__) and any(True for _ in _held(function))


def _attributes(value, cls):
    """The attributes that an instance has of its own, past properties and __getattr__."""
    found = []
    for base in reversed(_mro(cls)):
        own = _dict(base).get("__dict__")
        if type(own) is _GetSet and not found:
            held = own.__get__(value, cls)
            if type(held) is dict:
                found.extend(_islice(dict.items(held), _ITEMS))
    for base in reversed(_mro(cls)):
        if not _is_programs(base):
            continue
        for name, member in _dict(base).items():
            if type(member) is _Slot:
                try:
                    found.append((name, member.__get__(value, cls)))
                except AttributeError:
                    pass
    return [pair for pair in found if type(pair[0]) is str and pair[0] != "_state"]


def _class_data(cls):
    """The attributes of a program's class that are data: no methods, properties or slots."""
    metaclass = type(cls)
    if not _is_programs(cls) or not (id(metaclass) in _PLAIN_METACLASSES or _is_programs(metaclass)):
        return []
    code = (_Function, _Slot, _GetSet)
    return [
        (name, held)
        for name, held in _dict(cls).items()
        if not _is_hidden(name)
        and not any(type(held) is sort for sort in code)
        and id(type(held)) not in _WRAPPERS
        and id(type(held)) not in _BUILT_IN
    ]


def _pairs(value, cls):
    # The iterator of OrderedDict hashes the keys, and so may call what the program wrote.
    if _is_a(cls, _OrderedDict) and all(id(type(key)) in _HASHED_IN_C for key in dict.keys(value)):
        return [(key, dict.__getitem__(value, key)) for key in _ordered(value)]
    return dict.items(value)


def _tuple_names(cls, size):
    """The names of a named tuple's items."""
    for base in _mro(cls):
        names = _dict(base).get("_fields")
        if type(names) is tuple and len(names) == size and all(type(name) is str for name in names):
            return names
    return None


def _is_import(name, value):
    """Whether a global is what an import, and not the program, has put there."""
    cls = type(value)
    if cls is _Function:
        return not _is_main(value.__module__) and value.__name__ == name
    if id(cls) in _BUILT_IN:
        return value.__name__ == name
    return cls is _Module or (_is_a(cls, type) and not _is_programs(value) and _name(value) == name)


def _locals(frame):
    held = frame.f_locals
    if type(held) is _FrameLocals:
        pairs = held.items()
    elif _is_a(type(held), dict):
        pairs = list(dict.items(held))
    else:
        return []
    shown = [(name, value) for name, value in pairs if not _is_hidden(name)]
    if frame.f_code.co_name != "<module>":
        return shown
    return [(name, value) for name, value in shown if not _is_import(name, value)]


class _Picture:
    """What one step sees. `before`: ids and classes by address, of the step before."""

    def __init__(self, before, counter):
        self.before = before
        self.counter = counter
        # Numbers alone, since what is kept from step to step must not count for garbage collection.
        self.seen, self.classes = {}, {}
        self.queue = []

    def object(self, value):
        address = id(value)
        if address in self.seen:
            return self.seen[address]
        cls = type(value)
        if len(self.seen) >= _OBJECTS:
            return f"a {_title(cls)}"
        seen, classes = self.before
        known = classes.get(address) == id(cls)
        number = seen[address] if known else next(self.counter)
        self.seen[address], self.classes[address] = number, id(cls)
        self.queue.append((number, value))
        return number

    def text(self, value, depth=0):
        """A value that is written where it stands, or None."""
        cls = type(value)
        if cls is str:
            return _string(value)
        if cls is int:
            return _number(value)
        if cls is bytes:
            return _clipped(bytes.__repr__(value[: _TEXT + 1]))
        if id(cls) in _ZONED and value.tzinfo is not None and id(type(value.tzinfo)) not in _ZONES:
            return None
        if id(cls) in _WRITTEN:
            return _clipped(cls.__repr__(value))
        if cls is tuple and len(value) <= 4 and depth < 2:
            parts = [self.text(part, depth + 1) for part in value]
            comma = "," * (len(parts) == 1)
            return None if None in parts else f"({', '.join(parts)}{comma})"
        if cls is _Module:
            return "a module"
        if id(cls) in _BUILT_IN:
            return f"built-in {_clipped(value.__name__)}"
        if id(cls) in _WRAPPERS:
            return _WRAPPERS[id(cls)]
        if cls is _Function and not _holds(value):
            return f"function {_signature(value)}"
        if _is_a(cls, type) and not _class_data(value):
            return f"class {_title(value)}"
        if _is_a(type(cls), _EnumType):
            name = next((held for name, held in _attributes(value, cls) if name == "_name_"), None)
            return f"{_title(cls)}.{_clipped(name)}" if type(name) is str else None
        return None

    def value(self, value):
        text = self.text(value)
        return self.object(value) if text is None else text

    def fields(self, pairs):
        return [[_clipped(name), self.value(held)] for name, held in _islice(pairs, _ITEMS)]

    def drawn(self, value):
        """An object as it is written into the heap."""
        cls = type(value)
        if cls is _Function:
            title = f"function {_signature(value)}"
            return {"c": "function", "t": title, "f": self.fields(_held(value))}
        if cls is _Method:
            name = value.__func__.__name__ if type(value.__func__) is _Function else ""
            fields = self.fields([("self", value.__self__)])
            return {"c": "method", "t": f"method {name}", "f": fields}
        if id(cls) in _GENERATORS:
            return self.generator(value, *_GENERATORS[id(cls)])
        if _is_a(cls, type):
            bases = ", ".join(_title(base) for base in _bases(value) if base is not object)
            title = f"class {_title(value)}" + (f"({bases})" if bases else "")
            return {"c": "class", "t": title, "f": self.fields(_class_data(value))}
        if _is_a(cls, BaseException):
            linked = [("cause", _cause(value)), ("context", _context(value))]
            pairs = [("", held) for held in _args(value)]
            pairs += [pair for pair in linked if pair[1] is not None]
            fields = self.fields(pairs + _attributes(value, cls))
            return {"c": "exception", "t": _title(cls), "f": fields}
        if cls is _Partial:
            func, args, keywords = (part(value) for part in _partial_parts)
            pairs = [("func", func), *(("", held) for held in args)]
            pairs += [pair for pair in dict.items(keywords) if type(pair[0]) is str]
            return {"c": "instance", "t": "partial", "f": self.fields(pairs)}
        drawn = self.contents(value, cls)
        if cls is _Namespace or _is_programs(cls):
            drawn["f"] = drawn.get("f", []) + self.fields(_attributes(value, cls))
        return drawn

    def contents(self, value, cls):
        """What is in an instance by way of a built-in class."""
        if _is_a(cls, dict):
            shown = _islice(_pairs(value, cls), _ITEMS)
            pairs = [[self.value(key), self.value(held)] for key, held in shown]
            more = dict.__len__(value) - len(pairs)
            return {"c": "dict", "t": _title(cls), "p": pairs, "m": more}
        for base, sort, iterate, length in _SEQUENCES:
            if not _is_a(cls, base):
                continue
            names = _tuple_names(cls, length(value)) if base is tuple else None
            if names is not None:
                fields = self.fields(zip(names, iterate(value)))
                return {"c": "instance", "t": _title(cls), "f": fields}
            items = [self.value(held) for held in _islice(iterate(value), _ITEMS)]
            return {"c": sort, "t": _title(cls), "i": items, "m": length(value) - len(items)}
        if _is_a(cls, int):
            return {"c": "instance", "t": f"{_title(cls)} {_number(value)}"}
        if _is_a(cls, str):
            text = _string(str.__str__(value))
            return {"c": "instance", "t": f"{_title(cls)} {text}"}
        return {"c": "instance", "t": _title(cls)}

    def generator(self, value, sort, prefix):
        members = type(value).__dict__
        frame, running, suspended = (
            members[f"{prefix}_{name}"].__get__(value) for name in ("frame", "running", "suspended")
        )
        is_programs = frame is not None and frame.f_code.co_filename == FILENAME
        if frame is None:
            state = "has ended"
        elif running:
            state = "is running"
        elif suspended:
            state = f"waits in line {frame.f_lineno}" if is_programs else "waits"
        else:
            state = "has not started"
        drawn = {"c": "generator", "t": f"{sort} {_clipped(value.__name__)}, {state}"}
        if is_programs and not running:
            drawn["f"] = self.fields(_locals(frame))
        return drawn

    def heap(self):
        """Everything that is reached, as JSON by id."""
        texts = {}
        for number, value in self.queue:
            texts[number] = _encode({key: part for key, part in self.drawn(value).items() if part})
        return texts


def _frame_sort(code):
    if code.co_name == "<module>":
        return "module"
    if code.co_flags & 0x2A0:
        return "coroutine" if code.co_flags & 0x80 else "generator"
    return "function" if code.co_flags & 1 else "class"


class _Recorder:
    """Takes down a step for each event of the program's own code, as JSON."""

    def __init__(self, limit):
        self.limit = limit
        self.codes = {}
        self.object_ids, self.frame_ids = _count(1), _count(1)
        self.seen = {}, {}
        self.frames = {}
        self.stack = []
        self.frame_texts = {}
        self.object_texts = {}
        self.steps = []
        self.size = 0
        self.spent = 0.0
        self.cut = None
        self.deadline = None
        self.endless = False
        self.out = None
        self.bytes = self.units = 0
        self.error_at = None
        self.last, self.last_printed = None, 0

    def compile(self, source, filename, mode, **options):
        """Compiles as the built-in does, and has the events of the code reported."""
        code = compile(source, filename, mode, **options)
        self.out = sys.stdout.buffer
        waiting = [code]
        while waiting:
            made = waiting.pop()
            # What Python makes of annotations is nothing that anybody has written.
            if made.co_name != "__annotate__":
                self.codes[id(made)] = made
                waiting += [const for const in made.co_consts if type(const) is _Code]
        handlers = {
            _events.PY_START: self.on_call,
            _events.PY_RESUME: self.on_resume,
            _events.PY_RETURN: self.on_return,
            _events.PY_YIELD: self.on_yield,
            _events.LINE: self.on_line,
            _events.PY_THROW: self.on_throw,
            _events.RAISE: self.on_raise,
            _events.RERAISE: self.on_reraise,
            _events.JUMP: self.on_jump,
        }
        for event, handler in handlers.items():
            _monitoring.register_callback(_TOOL, event, handler)
        calls = _events.PY_START | _events.PY_RETURN | _events.PY_RESUME | _events.PY_YIELD
        self.listen(calls | _events.LINE)
        _set_events(_TOOL, _events.PY_THROW | _events.RAISE | _events.RERAISE)
        return code

    def listen(self, events):
        for code in self.codes.values():
            _set_local_events(_TOOL, code, events)

    def close(self):
        self.listen(0)
        _set_events(_TOOL, 0)

    def on_call(self, code, offset):
        frame = _frame_at(1)
        self.frames[id(frame)] = next(self.frame_ids)
        if _frame_sort(code) not in ("module", "class"):
            self.take("call", frame)

    def on_resume(self, code, offset):
        self.take("resume", _frame_at(1))

    def on_line(self, code, line):
        # The body of a class begins with what Python notes down about it.
        if line != code.co_firstlineno or _frame_sort(code) != "class":
            self.take("line", _frame_at(1), line)

    def on_return(self, code, offset, value):
        sort = _frame_sort(code)
        if sort == "module":
            self.take("end", _frame_at(1))
        elif sort != "class":
            self.take("return", _frame_at(1), value=(value,))

    def on_yield(self, code, offset, value):
        self.take("yield", _frame_at(1), value=(value,))

    def on_throw(self, code, offset, error):
        self.take_error("resume", _frame_at(1), error)

    def on_raise(self, code, offset, error):
        self.take_error("exception", _frame_at(1), error)

    def on_reraise(self, code, offset, error):
        self.take_error("again", _frame_at(1), error)

    def take_error(self, event, frame, error):
        """An error that goes on in one place, as it does out of nested blocks, is one step."""
        if id(frame.f_code) in self.codes:
            place = id(frame), frame.f_lineno, id(error)
            if event == "resume" or self.error_at != (len(self.steps), *place):
                self.take(event, frame, value=(error,))
            self.error_at = (len(self.steps), *place)

    def on_jump(self, code, offset, target):
        """Once recording is cut: a program that does not end would keep everybody waiting."""
        if _clock() > self.deadline:
            self.endless = True
            raise _Stopped

    def take(self, event, frame, line=None, value=()):
        if self.cut is not None:
            return
        start, collecting = _clock(), _collecting()
        _collect_not()
        try:
            self.write(event, frame, line or (frame.f_lineno if frame else 0) or 0, value)
        except RecursionError:
            self.cut = "depth"
        except Exception:
            self.cut = "fault"
        finally:
            if collecting:
                _collect_again()
        self.spent += _clock() - start
        if self.cut is None and event != "end":
            if len(self.steps) >= self.limit:
                self.cut = "steps"
            elif self.size > _SIZE_LIMIT:
                self.cut = "size"
            elif self.spent > _SECONDS:
                self.cut = "time"
        if self.cut is not None:
            self.deadline = _clock() + _SECONDS_UNRECORDED
            _set_events(_TOOL, 0)
            self.listen(_events.JUMP)

    def end(self):
        """A last step, where finalizers printed more or an error was the end."""
        if self.out is None:
            return
        if self.last != "end" or self.printed() != self.last_printed:
            self.take("end", None)

    def program_frames(self, frame):
        frames = []
        while frame is not None:
            if id(frame.f_code) in self.codes and id(frame) in self.frames:
                frames.append((self.frames[id(frame)], frame))
            frame = frame.f_back
        frames.reverse()
        return frames

    def write(self, event, frame, line, value):
        picture = _Picture(self.seen, self.object_ids)
        frames = self.program_frames(frame)
        stack = [number for number, _ in frames]
        kept = 0
        while kept < len(stack) and kept < len(self.stack) and stack[kept] == self.stack[kept]:
            kept += 1
        step = {"e": event, "l": line, "s": [kept, *stack[kept:]], "o": self.printed()}
        frame_texts = {}
        for place, (number, held) in enumerate(frames):
            if place < _OUTER_FRAMES or place >= len(frames) - _INNER_FRAMES:
                name = _clipped(held.f_code.co_qualname.rsplit("<locals>.", 1)[-1])
                sort = _frame_sort(held.f_code)
                frame_texts[number] = _encode([name, sort, picture.fields(_locals(held))])
        for shown in value:
            step["v"] = picture.value(shown)
            if event in ("exception", "again", "resume"):
                step["x"] = _exception_in_words(shown)
        head = _encode(step)[:-1]
        parts = [
            head,
            _changes(",\"f\":", frame_texts, self.frame_texts),
            _changes(",\"h\":", picture.heap(), self.object_texts),
            "}",
        ]
        self.seen = picture.seen, picture.classes
        self.stack = stack
        self.last, self.last_printed = event, self.units
        self.steps.append("".join(parts))
        self.size += len(self.steps[-1])

    def printed(self):
        """How much there is of stdout, in UTF-16 units."""
        data = self.out.data
        if len(data) > self.bytes:
            text = bytes(data[self.bytes :]).decode("utf-8", "replace")
            self.units += len(text.encode("utf-16-le", "replace")) // 2
            self.bytes = len(data)
        return self.units


def _changes(name, texts, known):
    """What is new or other than it was last written, as a member of a JSON object."""
    changed = [f'"{number}":{text}' for number, text in texts.items() if known.get(number) != text]
    known.update(texts)
    return f"{name}{{{','.join(changed)}}}" if changed else ""


def trace(source, limit=1000):
    """Runs one program as `run` does, and returns its steps and its outcome as JSON."""
    recorder = _Recorder(limit)
    _monitoring.use_tool_id(_TOOL, "stepper")
    # `run` compiles the program by this name; all else happens as it always does.
    globals()["compile"] = recorder.compile
    try:
        outcome = json.loads(run(source))
    finally:
        del globals()["compile"]
        recorder.close()
        _monitoring.free_tool_id(_TOOL)
    recorder.end()
    if recorder.endless:
        outcome["error"] = None
    rest = json.dumps(
        {"format": _FORMAT, "cut": recorder.cut, "endless": recorder.endless, **outcome}
    )
    return f'{rest[:-1]}, "steps": [{",".join(recorder.steps)}]}}'


def _set_apart():
    """Gives the recorder's code globals and built-ins that no program reaches."""
    own = {**globals(), "__builtins__": dict(vars(builtins))}

    def moved(function):
        return types.FunctionType(
            function.__code__, own, function.__name__, function.__defaults__, function.__closure__
        )

    for name in globals().keys() - _before - {"trace"}:
        if isinstance(own[name], types.FunctionType):
            own[name] = moved(own[name])
    for cls in (_Picture, _Recorder):
        for name, value in list(vars(cls).items()):
            if isinstance(value, types.FunctionType):
                setattr(cls, name, moved(value))


_set_apart()
