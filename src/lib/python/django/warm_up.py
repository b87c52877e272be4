"""Runs what most items run, so that Python has specialised it before the image is made."""

from django.contrib.auth.models import Group, Permission, User
from django.db import connection, transaction
from django.db.models import Count, F, Q
from django.template import Context, Engine


def _warm_up():
    for number in range(20):
        with transaction.atomic():
            group = Group.objects.create(name=f"Group {number}")
            user = User.objects.create(username=f"user {number}", first_name="Ann")
            user.groups.add(group)
            list(group.user_set.filter(Q(username__contains="user") | Q(pk__gt=3)).order_by("pk"))
            list(Permission.objects.select_related("content_type").prefetch_related("group_set")[:3])
            list(Group.objects.annotate(size=Count("user")).values_list("name", "size"))
            User.objects.filter(pk=user.pk).update(first_name=F("last_name"))
            User.objects.exclude(groups=None).exists()
            # Not the engine of the settings, which is made once, with the item's own tags.
            template = Engine().from_string("{% for g in groups %}{{ g.name|upper }}{% endfor %}")
            template.render(Context({"groups": [group]}))
            user.delete()
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s", [number])
            transaction.set_rollback(True)


_warm_up()
_forget_swapped()
gc.collect()
gc.freeze()
