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
    outcome = json.loads(_harness_run(source))
    return json.dumps({**outcome, "traceback": _lines, **_more()})


if "_more" not in globals():

    def _more():
        return {}


gc.collect()
gc.freeze()
