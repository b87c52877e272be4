"""Keeps what the prelude promises: tables, the helpers, the item's own template tags."""

import builtins
import importlib
import sys
import types

import prelude
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import class_prepared


class _Tags(types.ModuleType):
    """The item's template tags and filters, under a name that can be loaded."""

    @property
    def register(self):
        from django.template import Library

        return vars(sys.modules["__main__"]).get("register") or Library()


sys.modules["app_tags"] = _Tags("app_tags")
# dumpdata and flush leave out an app without a module of models.
apps.get_app_config("app").models_module = sys.modules["__main__"]


# channels.testing imports Daphne, and Twisted with it, for a live server that no item has.
sys.modules["daphne"] = types.ModuleType("daphne")
sys.modules["daphne.testing"] = types.ModuleType("daphne.testing")
sys.modules["daphne.testing"].DaphneProcess = None


# Tables of the item's models, made when a connection is first used.

_waiting = {alias: [] for alias in settings.DATABASES}


def _is_stored(model):
    options = model._meta
    return (
        options.app_label == "app"
        and options.managed
        and not (options.proxy or options.swapped or options.auto_created)
    )


def _is_resolved(model):
    return not any(
        isinstance(field.remote_field.model, str)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.remote_field
    )


def _note_model(sender, **_):
    # A schema editor makes models of its own, in a registry of its own, while it rebuilds a table.
    if sender._meta.app_label == "app" and sender._meta.apps is apps:
        for waiting in _waiting.values():
            waiting.append(sender)


class_prepared.connect(_note_model, weak=False)


def _make_tables(connection):
    ready = [model for model in _waiting[connection.alias] if _is_resolved(model)]
    if not ready:
        return
    _waiting[connection.alias] = [m for m in _waiting[connection.alias] if m not in ready]
    debug, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        editor = connection.SchemaEditorClass(connection, atomic=False)
        editor.deferred_sql = []
        for model in ready:
            if _is_stored(model):
                editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
        if connection.alias == "default":
            _add_permissions(connection, ready)
    finally:
        connection.force_debug_cursor = debug


def _add_permissions(connection, ready):
    """Content types and permissions, as migrate makes them once the tables are there."""
    from django.contrib.auth.management import _get_all_permissions

    with connection.cursor() as cursor:
        for model in ready:
            if model._meta.auto_created or model._meta.abstract:
                continue
            cursor.execute(
                "INSERT INTO django_content_type (app_label, model) VALUES (%s, %s) RETURNING id",
                ["app", model._meta.model_name],
            )
            (content_type,) = cursor.fetchone()
            cursor.executemany(
                "INSERT INTO auth_permission (content_type_id, codename, name) VALUES (%s, %s, %s)",
                [[content_type, *permission] for permission in _get_all_permissions(model._meta)],
            )


_cursor = BaseDatabaseWrapper._cursor


def _cursor_with_tables(self, name=None):
    _make_tables(self)
    return _cursor(self, name)


if "django_migrations" not in connection.introspection.table_names():
    call_command("migrate", run_syncdb=True, verbosity=0)
BaseDatabaseWrapper._cursor = _cursor_with_tables


def _forget_swapped():
    """Whether the user model is swapped is remembered, and items swap it by a plain assignment."""
    for model in apps.get_models(include_swapped=True):
        vars(model._meta).pop("swapped", None)


_forget_swapped()
for _helper in ("client", "queries", "show"):
    setattr(builtins, _helper, getattr(prelude, _helper))

# What items import, so that their own import is a dictionary lookup.
for _name in """
channels.auth channels.consumer channels.db channels.generic.http channels.generic.websocket
channels.layers channels.routing channels.testing
django.contrib.auth.decorators django.contrib.auth.forms django.contrib.auth.mixins
django.contrib.auth.models django.contrib.contenttypes.fields django.contrib.messages
django.core.cache django.core.exceptions django.core.management.base django.core.paginator
django.core.signals django.core.validators django.core.wsgi django.core.asgi
django.db.models.functions django.db.models.lookups django.db.transaction django.dispatch
django.forms django.http django.template django.template.loader django.template.response
django.test django.urls django.utils.decorators django.utils.functional
django.utils.html django.utils.safestring django.utils.timezone django.views.decorators.cache
django.views.decorators.csrf django.views.decorators.http django.views.generic
django_filters.rest_framework rest_framework.decorators rest_framework.generics
rest_framework.permissions rest_framework.response rest_framework.routers
rest_framework.serializers rest_framework.test rest_framework.throttling
rest_framework.views rest_framework.viewsets asgiref.testing asgiref.wsgi environ parameterized
unittest
""".split():
    importlib.import_module(_name)
