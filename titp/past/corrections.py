"""Corrections: what is recorded otherwise now than it was known then, by whom, and since when."""

from django.db import models

from titp.history.changes import told
from titp.history.models import Entry
from titp.past.looking import look, present
from titp.tenancy.models import TenantModel

SHOWN = 100


def corrections_of(*records, tables=()):
    """Within a look: what has changed since in these records and in the parts that go with them.

    `tables`: models of which all rows count, as the organization's own affairs.

    Changes of titp.history.changes, the latest first: of each row and field what was known then
    and what is recorded now, without the steps between. "insert" is what was recorded only since,
    "delete" what is not recorded any more.
    """
    moment, known_then = look().moment, _rows_of(records)
    whole = models.Q(table_name__in=[model._meta.db_table for model in tables])
    with present():
        rows = known_then | _rows_of(records)
        found = {}
        for entry in Entry.objects.filter(_about(rows) | whole, at__gte=moment).order_by("pk"):
            found.setdefault((entry.table_name, entry.row_id), []).append(entry)
        folded = sorted(filter(None, map(_folded, found.values())), key=lambda one: one.at)
        changes = told(reversed(folded[-SHOWN:]))
    return [change for change in changes if change.fields or change.operation != "update"]


def _rows_of(records):
    """(table, key) of the records and of all that is removed with them, as far as we can see."""
    rows, waiting = set(), [(type(record), [record.pk]) for record in records]
    while waiting:
        model, keys = waiting.pop()
        rows |= {(model._meta.db_table, key) for key in keys}
        for relation in model._meta.related_objects:
            part = relation.related_model
            if relation.on_delete is models.CASCADE and _has_history(part):
                mine = part.objects.filter(**{f"{relation.field.name}__in": keys})
                parts = list(mine.order_by().values_list("pk", flat=True))
                if parts:
                    waiting.append((part, parts))
    return rows


def _has_history(model):
    return issubclass(model, TenantModel) and model.wall.history


def _about(rows):
    by_table = {}
    for table, key in rows:
        by_table.setdefault(table, []).append(key)
    anything = models.Q(pk=None)
    for table, keys in by_table.items():
        anything |= models.Q(table_name=table, row_id__in=keys)
    return anything


def _folded(entries):
    """All entries of one row as one, from the first value to the last; None where it came and went.

    Columns that were written over and back again are as they were: they are left out.
    """
    first, last = entries[0], entries[-1]
    was, now = {}, {}
    for entry in entries:
        was = (entry.before or {}) | was
        now = now | (entry.after or {})
    came, went = first.operation == "insert", last.operation == "delete"
    if came and went:
        return None
    operation = "insert" if came else "delete" if went else "update"
    return Entry(
        at=last.at,
        actor_id=last.actor_id,
        table_name=last.table_name,
        row_id=last.row_id,
        operation=operation,
        before=None if came else was,
        after=None if went else now,
    )
