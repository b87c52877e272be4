import { afterAll, describe, expect, test } from 'vitest';
import { DJANGOS, type Outcome } from '../../src/lib/item/program';
import { createPool } from '../../src/lib/python/node-pool';

const pool = createPool();
afterAll(() => pool.close());
const has = async (name: 'django' | 'postgres') => 'versions' in (await pool.runtime(name));

const MODELS = `
from django.db import models
class Author(models.Model):
    name = models.CharField(max_length=20)
    class Meta:
        ordering = ["name"]
class Book(models.Model):
    title = models.CharField(max_length=20)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
`;
/** Says all that a program could have changed and that another one would notice. */
const PROBE = `
import time
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.cache import cache
from django.db import connection, models
from django.db.models.signals import post_save, pre_save
from django.template import Context, Template
from django.urls import get_urlconf
from django.utils import timezone, translation
print(sorted(model.__name__ for model in apps.get_app_config("app").get_models()))
print(sorted(connection.introspection.table_names()))
print(len(post_save.receivers), len(pre_save.receivers), User.objects.count())
print(Permission.objects.count(), cache.get("key"), settings.TIME_ZONE, settings.MIDDLEWARE)
print(get_urlconf(), translation.get_language(), timezone.get_current_timezone_name())
print(connection.in_atomic_block, connection.queries_log.maxlen, len(mail.outbox))
print(sorted(models.CharField.get_lookups()), models.QuerySet.count.__name__)
print(Template("{{ value }}").render(Context({"value": "<"})), client.cookies)
class Tag(models.Model):
    name = models.CharField(max_length=9)
Tag.objects.create(name="x")
print(Tag.objects.get().pk, time.sleep.__name__)
`;
/** Leaves behind what it can, and ends in the middle of a transaction. */
const LEAK = `${MODELS}
import builtins, time
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection, transaction
from django.db.models.signals import post_save, pre_save
from django.urls import set_urlconf
from django.utils import timezone, translation
class Loud(models.Lookup):
    lookup_name = "loud"
models.CharField.register_lookup(Loud)
def told(sender, **kwargs):
    print("told")
post_save.connect(told, weak=False)
pre_save.connect(told, weak=False, sender="app.Author")
Author.objects.create(name="Ann")
client.force_login(User.objects.create_user("ann"))
cache.set("key", "value")
settings.TIME_ZONE, settings.MIDDLEWARE = "Asia/Tokyo", []
set_urlconf("nowhere")
translation.activate("de")
timezone.activate("Asia/Tokyo")
send_mail("a", "b", "c@d.example", ["e@f.example"])
models.QuerySet.count = lambda self: 99
builtins.show = print
time.sleep(3600)
transaction.set_autocommit(False)
Author.objects.create(name="Bob")
raise SystemExit
`;
const PROGRAMS = [
	`${MODELS}
ann = Author.objects.create(name="Ann")
for title in "AB":
    Book.objects.create(title=title, author=ann)
with queries() as sent:
    for book in Book.objects.order_by("pk"):
        print(book.title, book.author.name)
print(len(sent), "JOIN" in sent[0])
show(ann.books.values_list("title", flat=True))
show(Book.objects.filter(title="C"))`,
	`from django.http import JsonResponse
from django.urls import path
def seat(request, row):
    return JsonResponse({"row": row, "user": str(request.user)})
urlpatterns = [path("seats/<int:row>/", seat)]
print(client.get("/seats/3/").json(), client.get("/seats/x/").status_code)`,
	`from django import template
from django.template.loader import render_to_string
register = template.Library()
@register.filter
def shout(value):
    return value.upper()
templates = {"a.html": "{% load app_tags %}{{ name|shout }} {{ html }}"}
print(render_to_string("a.html", {"name": "ann", "html": "<b>"}))`,
	`import asyncio
from django.http import HttpResponse
from django.test import AsyncClient
from django.urls import path
${MODELS}
async def count(request):
    return HttpResponse(await Author.objects.acount())
urlpatterns = [path("", count)]
async def main():
    await Author.objects.acreate(name="Ann")
    try:
        Author.objects.count()
    except Exception as error:
        print(type(error).__name__)
    print((await AsyncClient().get("/")).content)
asyncio.run(main())
print(client.get("/").content)`,
	`import time
from django.core.cache import cache
cache.set("a", 1, timeout=60)
time.sleep(59)
print(cache.get("a"))
time.sleep(2)
print(cache.get("a"))`,
	`from django.conf import settings
settings.AUTH_USER_MODEL = "app.Member"
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
class Member(AbstractUser):
    pass
member = get_user_model().objects.create_user("ann", password="secret")
print(type(member).__name__, client.login(username="ann", password="secret"))`,
	`${MODELS}
from django.contrib.auth.models import Permission
print(list(Permission.objects.filter(content_type__model="book").values_list("codename", flat=True)))`,
	PROBE
];
const WANTED = [
	'A Ann\nB Ann\n3 False\nA\nB\n(no rows)\n',
	"{'row': 3, 'user': 'AnonymousUser'} 404\n",
	'ANN &lt;b&gt;\n',
	"SynchronousOnlyOperation\nb'1'\nb'1'\n",
	'1\nNone\n',
	'Member True\n'
];

const results = (outcomes: readonly Outcome[]) =>
	outcomes.map(({ stdout, error }) => [stdout, error]);

describe.runIf(await has('django')).each(DJANGOS)('Django %s', (version) => {
	const run = (programs: readonly string[]) =>
		pool.run(programs, { runtime: 'django', version, hashSeed: 1 });

	test('keeps what the prelude promises', async () => {
		const outcomes = await run(['import django\nprint(django.__version__[:3])', ...PROGRAMS]);
		expect(results(outcomes).slice(0, WANTED.length + 1)).toEqual(
			[`${version}\n`, ...WANTED].map((stdout) => [stdout, null])
		);
		expect(outcomes.map(({ error }) => error)).toEqual(outcomes.map(() => null));
	});

	test('nothing that a program leaves behind reaches the next', async () => {
		const [before, , after] = await run([PROBE, LEAK, PROBE]);
		expect(before).toMatchObject({ error: null });
		expect(after).toEqual(before);
	});

	test('programs print the same in any order, and after the worker had to be replaced', async () => {
		const inOrder = await run(PROGRAMS);
		const reversed = await run([LEAK, ...[...PROGRAMS].reverse()]);
		expect(results(reversed.slice(1).reverse())).toEqual(results(inOrder));
		const stopped = await run(['while True: pass', ...PROGRAMS]);
		expect(stopped[0]!.stopped).toBe('timeout');
		expect(results(stopped.slice(1))).toEqual(results(inOrder));
	});
});

describe.runIf(await has('postgres'))('Django on PostgreSQL', () => {
	const run = (programs: readonly string[]) =>
		pool.run(programs, { runtime: 'postgres', version: '5.2', hashSeed: 1 });

	test('locks rows, and each program has a database of its own', async () => {
		const seats = `
import threading
from django.db import connection, models, transaction
class Seat(models.Model):
    label = models.CharField(max_length=9)
print(Seat.objects.count())
Seat.objects.bulk_create([Seat(label="1A"), Seat(label="1B")])
def other():
    with transaction.atomic():
        show(Seat.objects.select_for_update(skip_locked=True).order_by("pk").values_list("label"))
    connection.close()
with transaction.atomic():
    Seat.objects.select_for_update().get(label="1A")
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
`;
		const outcomes = await run([
			seats,
			seats,
			'from django.db import IntegrityError\nraise IntegrityError("no")'
		]);
		expect(results(outcomes)).toEqual([
			["0\n('1B',)\n", null],
			["0\n('1B',)\n", null],
			['', 'django.db.utils.IntegrityError: no']
		]);
	});

	test('a flood is cut, a crash is noticed, and neither reaches the next program', async () => {
		const outcomes = await run([
			'import builtins\nbuiltins.left = 1\nprint("x" * 100_000)',
			'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)',
			'import os\nos.close(1)\nraise SystemExit("bye")',
			'import builtins, sys\nprint(hasattr(builtins, "left"), sys.stdin.read())'
		]);
		expect(outcomes.map(({ stdout }) => stdout.length)).toEqual([65_536, 0, 0, 7]);
		expect(outcomes.map(({ flooded, stopped, error }) => [flooded, stopped, error])).toEqual([
			[true, null, null],
			[false, 'crash', null],
			[false, null, null],
			[false, null, null]
		]);
		expect(outcomes[2]!.stderr).toContain('bye');
	});
});
