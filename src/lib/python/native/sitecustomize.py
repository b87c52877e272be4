"""Loaded by the machine's Python before a program: notes how the program ends.

The last line of the traceback goes to the file DUNDER_ERROR, as the harness of the other
runtimes reports it. Processes that the program starts keep the usual hook.
"""

import os
import sys
import traceback


def _note(kind, error, trace):
    lines = list(traceback.TracebackException(kind, error, trace).format_exception_only())
    line = lines[-1] if isinstance(error, SyntaxError) else lines[0]
    with open(os.environ["DUNDER_ERROR"], "w", encoding="utf-8") as file:
        file.write(line.rstrip("\n"))


if os.environ.get("DUNDER_PARENT") == str(os.getppid()):
    sys.excepthook = _note
