"""Runs Django programs on PostgreSQL, each in a process and a database of its own.

`python3 run.py`. The server is the one of PGHOST. Django is imported once; every line of standard
input is a program (a JSON string) that a fork of that runs, and is answered by a line of JSON with
its outcome. The databases are copies of one that has the tables of Django's own apps.
"""

import json
import os
import selectors
import shutil
import signal
import sys
import tempfile
import time
import types

import psycopg

import prelude
from django.db import connections

BASE = "base"
TIMEOUT = 20
OUTPUT_LIMIT = 64 * 1024


def server():
    return psycopg.connect(dbname="postgres", user="postgres", autocommit=True)


def use(database):
    postgres = {"ENGINE": "django.db.backends.postgresql", "NAME": database, "USER": "postgres"}
    prelude.settings.DATABASES = {"default": postgres, "replica": prelude.SQLITE}
    connections.settings = connections.configure_settings(prelude.settings.DATABASES)
    # Django has looked at the connection before.
    connections.close_all()
    del connections["default"]


def prepare():
    """Imports what every program has, and makes the database that theirs are copies of."""
    with server() as connection:
        # Others that start at the same time wait here.
        connection.execute("SELECT pg_advisory_lock(1)")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASE]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {BASE}")
        use(BASE)
        import harness

        # As long as somebody is connected it cannot be copied.
        connections.close_all()


def become(folder, database, streams):
    """Makes this process, a fork, one that a program can have for itself."""
    os.setsid()
    os.chdir(folder)
    os.environ.update(HOME=folder, DUNDER_ERROR=os.path.join(folder, ".error"))
    sys.path.insert(1, folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor, stream in enumerate(streams, 1):
        os.dup2(stream, descriptor)
    use(database)


def collect(pid, streams):
    """What a fork prints until it ends, or has to be stopped."""
    texts = [b"" for _ in streams]
    deadline = time.monotonic() + TIMEOUT
    flooded, stopped = False, None
    with selectors.DefaultSelector() as selector:
        for index, stream in enumerate(streams):
            selector.register(stream, selectors.EVENT_READ, index)
        while selector.get_map() and not flooded and not stopped:
            ready = selector.select(max(0, deadline - time.monotonic()))
            if not ready:
                stopped = "timeout"
            for key, _ in ready:
                chunk = os.read(key.fd, OUTPUT_LIMIT)
                if not chunk:
                    selector.unregister(key.fd)
                texts[key.data] += chunk
                flooded = flooded or len(texts[key.data]) > OUTPUT_LIMIT
    # With all that it has started.
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and not flooded and not stopped:
        stopped = "crash"
    stdout, stderr = [text[:OUTPUT_LIMIT].decode(errors="replace") for text in texts[:2]]
    return {"stdout": stdout, "stderr": stderr, "flooded": flooded, "stopped": stopped}


def serve():
    """Answers line by line; comes back only in a fork, with the program that it is for."""
    # What a fork prints is not an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for number, line in enumerate(sys.stdin):
        source = json.loads(line)
        folder = tempfile.mkdtemp(prefix="dunder-")
        with open(os.path.join(folder, "program.py"), "w", encoding="utf-8") as file:
            file.write(source)
        database = f"program_{os.getpid()}_{number}"
        with server() as connection:
            connection.execute(f"CREATE DATABASE {database} TEMPLATE {BASE}")
        # The third tells by its end that the fork has ended.
        pipes = [os.pipe() for _ in range(3)]
        pid = os.fork()
        if pid == 0:
            become(folder, database, [write for _, write in pipes[:2]])
            return source
        for _, write in pipes:
            os.close(write)
        outcome = collect(pid, [read for read, _ in pipes])
        for read, _ in pipes:
            os.close(read)
        try:
            with open(os.path.join(folder, ".error"), encoding="utf-8") as file:
                outcome["error"] = file.read()
        except FileNotFoundError:
            outcome["error"] = None
        with server() as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)")
        shutil.rmtree(folder)
        answers.write(json.dumps(outcome) + "\n")
        answers.flush()
    sys.exit()


prepare()
source = serve()
program = sys.modules["__main__"] = types.ModuleType("__main__")
try:
    exec(compile(source, "program.py", "exec"), program.__dict__)
finally:
    sys.stdout.flush()
    connections.close_all()
