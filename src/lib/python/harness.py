"""Runs programs one after another, each as if it had the interpreter to itself.

`run(source)` executes one program in a fresh `__main__` and returns JSON:
{"stdout", "stderr", "error", "flooded"}. `error` is the last line of the traceback, as
python would print it, or null. Everything a program can change that outlives it is put
back afterwards: see `_State`.
"""

import atexit
import builtins
import contextvars
import gc
import importlib
import io
import json
import linecache
import os
import random
import shutil
import signal
import sys
import traceback
import types
import warnings

FILENAME = "program.py"
OUTPUT_LIMIT = 64 * 1024

# Imported once, so that a program's own import of one of these is a dictionary lookup.
PRELOADED = """
abc argparse array ast asyncio base64 bisect calendar cmath collections collections.abc
concurrent.futures configparser contextlib contextvars copy copyreg csv ctypes dataclasses
datetime decimal difflib dis enum fractions functools glob graphlib hashlib heapq html inspect
io itertools json keyword logging math numbers operator pathlib pickle pprint queue re reprlib
secrets shelve shutil signal statistics string struct tempfile textwrap threading time timeit
tokenize tomllib traceback types typing unicodedata unittest unittest.mock uuid weakref
zoneinfo
""".split()


class _Capture(io.RawIOBase):
    """A byte sink that refuses more than OUTPUT_LIMIT bytes."""

    def __init__(self):
        self.data = bytearray()
        self.flooded = False

    def writable(self):
        return True

    def write(self, chunk):
        if len(self.data) + len(chunk) > OUTPUT_LIMIT:
            self.flooded = True
            raise OSError("the program printed more than 64 KiB")
        self.data += chunk
        return len(chunk)

    def text(self):
        return self.data.decode("utf-8", "replace")


def _text_stream(capture):
    return io.TextIOWrapper(capture, encoding="utf-8", errors="backslashreplace", write_through=True)


class _State:
    """What is put back after each program."""

    def __init__(self):
        self.cwd = os.getcwd()
        self.environ = dict(os.environ)
        self.filters = list(warnings.filters)
        self.recursion_limit = sys.getrecursionlimit()
        self.random = random.getstate()
        self.gc_threshold = gc.get_threshold()
        self.switch_interval = sys.getswitchinterval()
        self.modules = dict(sys.modules)
        self.module_dicts = [
            (vars(module), dict(vars(module)))
            for name, module in sys.modules.items()
            if isinstance(module, types.ModuleType) and name != "__main__"
        ]
        self.sys_lists = [(target, list(target)) for target in (sys.path, sys.meta_path, sys.path_hooks)]
        self.sigint = signal.getsignal(signal.SIGINT)

    def restore(self):
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(self.recursion_limit)
        sys.setswitchinterval(self.switch_interval)
        gc.enable()
        gc.set_threshold(*self.gc_threshold)
        signal.signal(signal.SIGINT, self.sigint)
        if sys.modules != self.modules:
            sys.modules.clear()
            sys.modules.update(self.modules)
        for current, saved in self.module_dicts:
            if not _unchanged(current, saved):
                current.clear()
                current.update(saved)
        for target, saved in self.sys_lists:
            target[:] = saved
        if dict(os.environ) != self.environ:
            os.environ.clear()
            os.environ.update(self.environ)
        warnings.resetwarnings()
        warnings.filters.extend(self.filters)
        random.setstate(self.random)
        self._clear_files()

    def _clear_files(self):
        os.chdir(self.cwd)
        for folder in (self.cwd, "/tmp"):
            for entry in os.scandir(folder):
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    os.unlink(entry.path)


def _unchanged(current, saved):
    """Whether two dicts hold the same objects. A planted value's own __eq__ may raise."""
    try:
        return current == saved
    except BaseException:
        return False


def _install_event_loop():
    """asyncio without sockets or waiting: a sleeping loop moves its own clock forward.

    The order of callbacks is the one that real time would give, without races.
    """
    asyncio = importlib.import_module("asyncio")

    class Selector:
        def __init__(self, loop):
            self.loop = loop

        def select(self, timeout=None):
            if timeout is None:
                raise RuntimeError("the event loop waits for something that can never happen")
            self.loop.now += timeout
            return []

        def close(self):
            pass

    class Loop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self.now = 0.0
            self._selector = Selector(self)

        def time(self):
            return self.now

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    class Policy(getattr(asyncio.events, "_AbstractEventLoopPolicy", object)):
        def __init__(self):
            self.loop = None

        def get_event_loop(self):
            if self.loop is None:
                raise RuntimeError("There is no current event loop in thread 'MainThread'.")
            return self.loop

        def set_event_loop(self, loop):
            self.loop = loop

        def new_event_loop(self):
            return Loop()

    return asyncio, Policy


def _last_line(error):
    """The line that ends a traceback: type, message and any suggestion."""
    lines = list(traceback.TracebackException.from_exception(error).format_exception_only())
    line = lines[-1] if isinstance(error, SyntaxError) else lines[0]
    return line.rstrip("\n")


def _finalize(namespace):
    """Drops the program's globals in the order in which an exiting interpreter does."""
    atexit._run_exitfuncs()
    names = [name for name in namespace if name != "__builtins__"]
    for private in (True, False):
        for name in names:
            if (name[:1] == "_" and name[1:2] != "_") is private and name in namespace:
                namespace[name] = None
    namespace.clear()
    gc.collect()


def _execute(source, namespace):
    try:
        code = compile(source, FILENAME, "exec", dont_inherit=True)
        contextvars.Context().run(exec, code, namespace)
    except SystemExit as stop:
        if stop.code is not None and not isinstance(stop.code, int):
            print(stop.code, file=sys.stderr)
    except BaseException as error:
        return _last_line(error)
    return None


def run(source):
    """Runs one program and returns its outcome as JSON."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = _Capture(), _Capture()
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = builtins
    sys.modules["__main__"] = main
    sys.argv = [FILENAME]
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(""), _text_stream(out), _text_stream(err)
    kept = sys.stdout, sys.stderr
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(True), FILENAME)
    _asyncio.events._event_loop_policy = _policy()
    _asyncio.events._set_running_loop(None)
    try:
        error = _execute(source, main.__dict__)
        try:
            _finalize(main.__dict__)
        except BaseException as late:
            error = error or _last_line(late)
        for stream in {*kept, sys.stdout, sys.stderr}:
            try:
                stream.flush()
            except Exception:
                pass
    finally:
        _state.restore()
        sys.stdin, sys.stdout, sys.stderr = streams
    return json.dumps(
        {"stdout": out.text(), "stderr": err.text(), "error": error, "flooded": out.flooded or err.flooded}
    )


def _preload():
    for name in PRELOADED:
        try:
            importlib.import_module(name)
        except ImportError:
            pass


_preload()
_asyncio, _policy = _install_event_loop()
os.makedirs("/home/program", exist_ok=True)
os.chdir("/home/program")
_state = _State()
gc.collect()
gc.freeze()
