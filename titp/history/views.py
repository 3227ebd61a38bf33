"""The history tab of a record: who changed what when, and who was shown a hidden number."""

from django.apps import apps
from django.core.paginator import Paginator

from titp.history.changes import actors_of, told
from titp.history.models import Entry, Reading
from titp.pages.records import record_page

ENTRIES_A_PAGE = 50
READINGS = 20


def history_page(request, noun, row, *parts, change):
    """The history of a record and of the rows that are its parts.

    Whoever calls it has checked "read history"; `change` are the words that allow to edit it.
    """
    page = Paginator(Entry.objects.about(row, *parts), ENTRIES_A_PAGE).get_page(
        request.GET.get("page")
    )
    readings = list(Reading.objects.about(row, *parts)[:READINGS])
    readers = actors_of(reading.by_id for reading in readings)
    return record_page(
        request, noun, row, change=change, template="history/history.html",
        page=page, changes=told(page),
        readings=[
            (reading.at, readers.get(reading.by_id), _kind(reading.table_name))
            for reading in readings
        ],
    )  # fmt: skip


def _kind(table):
    return next(
        (m._meta.verbose_name for m in apps.get_models() if m._meta.db_table == table), table
    )
