"""What a column of a list is, and which of them a person has chosen to see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext

from titp.accounts.permissions import allowed
from titp.pages.search_words import SeeOther
from titp.pages.templatetags.pages import both_calendars

CHOSEN = "columns"


@dataclass(frozen=True)
class Column:
    """One column: what it says of a row on the page and in a file.

    `value(row)` is plain (text, number, date, truth or None); `shown(row)` is what the page shows
    where that is more, such as a link. `order` are the names to sort by, "-name" against the
    direction asked for; without them the column cannot be sorted by. Without the right to `may`,
    nobody gets the column. `meaning` explains it on the second sheet of a file. `file_only`: the
    page shows it in another column's cell.
    """

    slug: str
    label: str
    value: Callable
    shown: Callable | None = None
    order: tuple[str, ...] = ()
    important: bool = False
    numeric: bool = False
    may: str = ""
    meaning: str = ""
    file_only: bool = False

    @property
    def sortable(self):
        return bool(self.order)

    def cell(self, row):
        value = (self.shown or self.value)(row)
        if isinstance(value, bool):
            return _yes_or_no(value)
        if isinstance(value, date):
            return both_calendars(value)
        return "" if value is None else value

    def ordered(self, descending):
        """Expressions to sort by; what is not known comes last in either direction."""
        for name in self.order:
            field = F(name.removeprefix("-"))
            falling = descending != name.startswith("-")
            yield field.desc(nulls_last=True) if falling else field.asc(nulls_last=True)


def _yes_or_no(value):
    return gettext("yes") if value else gettext("no")


def way_after_choice(request, slug):
    """Keeps the columns that the address asks for; the redirect to it without them, or None."""
    if CHOSEN not in request.GET:
        return None
    request.session[CHOSEN] = request.session.get(CHOSEN, {}) | {slug: request.GET.getlist(CHOSEN)}
    rest = request.GET.copy()
    del rest[CHOSEN]
    return SeeOther(f"{request.path}?{rest.urlencode()}" if rest else request.path)


@dataclass(frozen=True)
class Columns:
    """The columns of a list that this person may see. `shown`: those chosen, or all.

    The first names the row, so it is always there; a file has those that only files have, too.
    """

    permitted: tuple[Column, ...]
    chosen: tuple[str, ...] | None

    @classmethod
    def of(cls, request, slug, columns):
        chosen = request.session.get(CHOSEN, {}).get(slug)
        permitted = tuple(c for c in columns if not c.may or allowed(request, c.may))
        return cls(permitted, None if chosen is None else tuple(chosen))

    def has(self, column):
        first = column is self.permitted[0]
        return first or self.chosen is None or column.slug in self.chosen

    @property
    def shown(self):
        return [c for c in self.permitted if not c.file_only and self.has(c)]

    @property
    def in_file(self):
        return [c for c in self.permitted if c.file_only or self.has(c)]

    @property
    def choices(self):
        """What components/column_chooser.html takes."""
        return [
            {"slug": c.slug, "label": c.label, "shown": self.has(c)}
            for c in self.permitted[1:]
            if not c.file_only
        ]
