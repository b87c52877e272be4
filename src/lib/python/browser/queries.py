"""Notes the SQL that a Django program sends. Run after Django's set-up, in its namespace."""

from django.db.backends.base import base as _base
from django.db.backends.utils import CursorWrapper

QUERIES_SHOWN = 500
_queries = []
_noting = True


def _note(statement):
    if _noting:
        _queries.append(statement)


def _with_values(wrapper, sql, params):
    try:
        return wrapper.db.ops.last_executed_query(wrapper.cursor, sql, params)
    except Exception:
        return sql


def _noted(method):
    def execute(self, sql, params, *ignored):
        try:
            return method(self, sql, params, *ignored)
        finally:
            if _noting:
                _note(str(_with_values(self, sql, params)))

    return execute


def _noted_many(method):
    def executemany(self, sql, param_list, *ignored):
        try:
            return method(self, sql, param_list, *ignored)
        finally:
            try:
                times = f"{len(param_list)} times: "
            except TypeError:
                times = "many times: "
            _note(times + str(sql))

    return executemany


CursorWrapper._execute = _noted(CursorWrapper._execute)
CursorWrapper._executemany = _noted_many(CursorWrapper._executemany)

# What ends a transaction is sent past the cursor.
_debug_transaction = _base.debug_transaction


def _noted_transaction(connection, sql):
    _note(sql)
    return _debug_transaction(connection, sql)


_base.debug_transaction = _noted_transaction

# Tables are the prelude's doing.
_prelude_make_tables = _make_tables


def _make_tables(connection):
    global _noting
    noting, _noting = _noting, False
    try:
        _prelude_make_tables(connection)
    finally:
        _noting = noting


def _more():
    shown = _queries[:QUERIES_SHOWN]
    if len(_queries) > len(shown):
        shown.append(f"-- and {len(_queries) - len(shown)} more")
    return {"queries": shown}
