"""For tests: the first line of what is run says whether to run or to trace the rest."""

_plain = run


def run(message):
    globals()["run"] = _plain
    how, source = message.split("\n", 1)
    return trace(source) if how == "trace" else _plain(source)
