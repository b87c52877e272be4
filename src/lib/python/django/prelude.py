"""What runs before every Django item: the settings, and three helpers.

The code of an item is the module `__main__`. Its models belong to an app with the label `app`, its
`urlpatterns` are the URLconf, and a dictionary `templates` holds its templates. Tables are made
when the database is first used.
"""

from contextlib import contextmanager

import django
from django.apps import AppConfig
from django.conf import settings


class App(AppConfig):
    name = "__main__"
    label = "app"
    path = "/home/program"


class Templates:
    """Finds a template in the dictionary `templates` of the item."""

    def __getitem__(self, name):
        import __main__

        return vars(__main__).get("templates", {})[name]


SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}

settings.configure(
    SECRET_KEY="not a secret",
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": SQLITE, "replica": SQLITE},
    TIME_ZONE="UTC",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "django.contrib.messages",
        "rest_framework",
        "django_filters",
        "prelude.App",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    ROOT_URLCONF="__main__",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.locmem.Loader", Templates()),
                    "django.template.loaders.app_directories.Loader",
                ],
                # {% load app_tags %} loads the item's own `register`.
                "libraries": {"app_tags": "app_tags"},
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ],
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
)
django.setup()

from django.db import connections, models
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

setup_test_environment()

# The test client of Django.
client = Client()


@contextmanager
def queries(using="default"):
    """Lists the SQL that the block sends; complete once the block has ended."""
    sent = []
    with CaptureQueriesContext(connections[using]) as captured:
        try:
            yield sent
        finally:
            sent.extend(query["sql"] for query in captured.captured_queries)


def show(rows):
    """Prints one row a line. A queryset without an order is shown in the order of its primary keys."""
    if isinstance(rows, models.QuerySet) and not rows.ordered:
        rows = sorted(rows, key=lambda row: row.pk if isinstance(row, models.Model) else repr(row))
    rows = list(rows)
    for row in rows:
        print(row)
    if not rows:
        print("(no rows)")
