"""The pages of one record: its head with tabs, its facts, and the tables of what belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed
from titp.pages.lists import Column
from titp.pages.moments import moment
from titp.pages.refusals import kept_by
from titp.pages.tab import tabs_of
from titp.pages.templatetags.pages import both_calendars
from titp.past.corrections import corrections_of
from titp.past.looking import look


@dataclass(frozen=True)
class Table:
    """Rows that belong to a record, under a heading, with the way to add one."""

    heading: str
    rows: Iterable
    columns: tuple[Column, ...]
    add_url: str = ""
    add_label: str = ""
    note: str = ""
    empty: str = ""

    def seen_by(self, request):
        """The same with the columns that this person may see, and the rows read once."""
        columns = tuple(c for c in self.columns if not c.may or allowed(request, c.may))
        return replace(self, rows=list(self.rows), columns=columns)


def record_page(request, noun, row, *, change, template="pages/tables.html", tables=(), **context):
    """One tab of a record. `change`: the words that allow to edit it, at `<noun>-edit`."""
    context |= {
        "object": row,
        "tabs": tabs_of(request, noun, row.in_address),
        "tables": [table.seen_by(request) for table in tables],
        "edit_url": reverse(f"{noun}-edit", args=[row.in_address])
        if allowed(request, change)
        else "",
        "corrections": corrections_of(row) if look() else None,
    }
    return render(request, template, context)


def facts(row, *names):
    """Names and values of fields for components/description_list.html, as people read them."""
    return [(row._meta.get_field(name).verbose_name, readable(row, name)) for name in names]


def readable(row, name):
    """One value as people read it: the word of a choice, a day in both calendars, a time."""
    field, value = row._meta.get_field(name), getattr(row, name)
    if field.choices:
        # Only the one word: others may ask the database, and Django's own way reads them all.
        return str(dict(field.flatchoices).get(value, "" if value is None else value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    return both_calendars(value) if isinstance(value, date) else value


def plain(name, label, **more):
    """A column that shows one field as it is, dates in both calendars."""
    return Column(
        name, label, lambda row: getattr(row, name), lambda row: readable(row, name), **more
    )


def doors(may, *addresses):
    """A last column with what can be done to a row: pairs of URL name and label."""

    def shown(row):
        links = ((reverse(name, args=[row.in_address]), label) for name, label in addresses)
        return format_html(
            '<span class="cluster no-print">{}</span>',
            format_html_join(" ", '<a href="{}">{}</a>', links),
        )

    return Column("doors", gettext_lazy("Change"), lambda row: None, shown, important=True, may=may)


def changeable(noun, may):
    """The usual two doors: to correct a row, and to remove it."""
    return doors(
        may,
        (f"{noun}-edit", gettext_lazy("Correct")),
        (f"{noun}-removal", gettext_lazy("Remove")),
    )


def removed(request, row):
    """Whether a POST has removed the row; a refusal of the database is said in words."""
    if request.method != "POST":
        return False
    try:
        with transaction.atomic():
            row.delete()
    except (IntegrityError, ProtectedError, RestrictedError) as refusal:
        messages.error(request, kept_by(refusal))
        return False
    return True


def removal_page(request, row, back=""):
    """Asks whether a row shall go; 422 after it could not. `back`: where "Cancel" leads to."""
    kind = row._meta.verbose_name
    context = {
        "heading": _("Remove: %(kind)s") % {"kind": kind},
        "object": row,
        "cancel_url": back or row.get_absolute_url(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "pages/removal.html", context, status=status)
