"""Runs one Django program on PostgreSQL, in a database of its own.

`python3 run.py PROGRAM`. The server is the one of PGHOST; the databases are copies of one that has
the tables of Django's own apps, which the first program makes.
"""

import os
import sys
import types

import psycopg

import prelude
from django.db import connections

BASE = "base"


def _on_server(*statements):
    with psycopg.connect(dbname="postgres", user="postgres", autocommit=True) as server:
        for statement in statements:
            server.execute(statement)


def _use(database):
    postgres = {"ENGINE": "django.db.backends.postgresql", "NAME": database, "USER": "postgres"}
    prelude.settings.DATABASES = {"default": postgres, "replica": prelude.SQLITE}
    connections.settings = connections.configure_settings(prelude.settings.DATABASES)
    # Django's own set-up has looked at the connection, without opening it.
    del connections["default"]


def main(path):
    name = f"program_{os.getpid()}"
    if path == BASE:
        _on_server(f"CREATE DATABASE {BASE}")
        _use(BASE)
        import harness

        return
    with open(path, encoding="utf-8") as file:
        source = file.read()
    _on_server(f"CREATE DATABASE {name} TEMPLATE {BASE}")
    _use(name)
    try:
        import harness

        program = sys.modules["__main__"] = types.ModuleType("__main__")
        exec(compile(source, path, "exec"), program.__dict__)
    finally:
        sys.stdout.flush()
        connections.close_all()
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


main(sys.argv[1])
