"""Take one transaction back, by its entries in the history."""

from django.apps import apps
from django.db import IntegrityError, connection, transaction

from titp.history.models import Entry
from titp.tenancy.models import TenantModel


class EditedSince(Exception):
    """Somebody changed rows of the transaction later; `entries` are those later changes."""

    def __init__(self, entries):
        super().__init__(f"{len(entries)} later changes")
        self.entries = entries


class UsedSince(Exception):
    """What was recorded later hangs on a row that the transaction created."""


def this_transaction():
    """The number under which the history files what is being written now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def undo(number):
    """Delete what the transaction of this number created and give back what it changed.

    Raises EditedSince when any of the rows was changed afterwards, UsedSince when later rows refer
    to them; nothing is changed then. Values that the history hides cannot be given back; a
    transaction that only adds such rows can.
    """
    entries = list(Entry.objects.filter(transaction=number).order_by("-pk"))
    if later := _later_changes(entries):
        raise EditedSince(later)
    try:
        with transaction.atomic():
            _reverse(entries)
    except IntegrityError as refused:
        raise UsedSince from refused
    return len(entries)


def _reverse(entries):
    models = {
        model._meta.db_table: model for model in apps.get_models() if issubclass(model, TenantModel)
    }
    for entry in entries:
        rows = models[entry.table_name].objects.filter(pk=entry.row_id)
        if entry.operation == "insert":
            rows._raw_delete(rows.db)
        elif entry.operation == "update":
            rows.update(**_columns(models[entry.table_name], entry.before))


def _later_changes(entries):
    touched = {(entry.table_name, entry.row_id) for entry in entries}
    if not touched:
        return []
    newest = entries[0]
    later = Entry.objects.filter(
        pk__gt=newest.pk,
        table_name__in={table for table, _ in touched},
        row_id__in={row for _, row in touched},
    ).exclude(transaction=newest.transaction)
    return [entry for entry in later if (entry.table_name, entry.row_id) in touched]


def _columns(model, before):
    """Column names of the history as field names of the model, without hidden values."""
    names = {field.column: field.attname for field in model._meta.concrete_fields}
    return {
        names[column]: value
        for column, value in before.items()
        if column in names and value != "•••"
    }
