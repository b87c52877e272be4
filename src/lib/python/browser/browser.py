"""What a run in the browser tells besides its output. Run last, in the namespace of the harness."""


def _lines_of(error):
    """The program's own lines in a traceback, the outermost first."""
    lines = []
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename == FILENAME and step.tb_lineno is not None:
            lines.append({"line": step.tb_lineno, "name": code.co_name})
        step = step.tb_next
    if isinstance(error, SyntaxError) and error.filename == FILENAME and error.lineno:
        lines.append({"line": error.lineno, "name": "<module>"})
    if len(lines) > 2 * LINES_SHOWN:
        lines[LINES_SHOWN:-LINES_SHOWN] = []
    return lines


LINES_SHOWN = 25
_lines = []
_harness_last_line, _harness_run = _last_line, run


def _last_line(error):
    _lines[:] = _lines_of(error)
    return _harness_last_line(error)


def run(source):
    """Runs one program as the harness does, and adds the lines of its traceback to the outcome."""
    _lines.clear()
    outcome = _harness_run(source)
    more = json.dumps({"traceback": _lines, **_more()})
    return outcome[:-1] + ", " + more[1:]


# What leads out of Python. The worker is walled in without this; what is not there can't be tried.
_DOORS = "js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core", "micropip"


def _is_door(name):
    return name.partition(".")[0] in _DOORS


# Pyodide's own take on these asks its page, for a loop that no program has.
for _module, _name in (importlib.import_module("asyncio"), "run"), (importlib.import_module("time"), "sleep"):
    setattr(_module, _name, getattr(getattr(_module, _name), "__wrapped__", getattr(_module, _name)))

_doors = [id(getattr(module, "__dict__", None)) for name, module in sys.modules.items() if _is_door(name)]
_state.module_dicts = [
    (current, dict(current)) for current, _ in _state.module_dicts if id(current) not in _doors
]
for _name in [name for name in sys.modules if _is_door(name)]:
    del sys.modules[_name]
for _name in _DOORS:
    sys.modules[_name] = None
_state.modules = dict(sys.modules)


class _Live(_Capture):
    """Keeps what is printed as the harness does, and tells the page at once: it may never end."""

    descriptors = [1000, 1001]
    write_at_once = staticmethod(os.write)

    def __init__(self):
        super().__init__()
        # The harness opens standard output first, then standard error.
        self.descriptor = self.descriptors[0]
        self.descriptors.reverse()

    def write(self, chunk):
        size = super().write(chunk)
        if size:
            try:
                self.write_at_once(self.descriptor, chunk)
            except OSError:
                pass
        return size


_Capture = _Live

if "_more" not in globals():

    def _more():
        return {}


gc.collect()
gc.freeze()
