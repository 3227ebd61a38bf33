"""The dated rows that rules read: public lists, and the rows that an organization adds to them.

A room declares its lists in its `reference_rows.py`; the pages here show them all alike.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from titp.compliance.models.own_row import OwnRow
from titp.compliance.rule import rules_reading
from titp.declared import Declared
from titp.pages.forms import TenantForm
from titp.pages.lists import Column
from titp.pages.templatetags.pages import both_calendars
from titp.reference.models import ReferenceModel

LISTS = Declared("reference_rows")


class Standing(TextChoices):
    """Whose a row is, and whether rules read it."""

    OFFICIAL = "official", _("official")
    PENDING = "pending", _("official, its day to be confirmed")  # 要確認
    COUNTS = "counts", _("ours, confirmed")
    WAITS = "waits", _("ours, to be confirmed")
    REPLACED = "replaced", _("ours, replaced by the official row")


TONES = {
    Standing.OFFICIAL: "plain",
    Standing.PENDING: "warn",
    Standing.COUNTS: "ok",
    Standing.WAITS: "warn",
    Standing.REPLACED: "plain",
}


@dataclass(frozen=True)
class DatedRow:
    """A row of either kind, with its standing."""

    row: ReferenceModel | OwnRow
    standing: Standing

    @property
    def is_own(self):
        return isinstance(self.row, OwnRow)

    def __str__(self):
        return str(self.row)


@dataclass(frozen=True)
class DatedList:
    """A public list whose rows hold from a day on, and the rows of it that organizations add.

    `columns` show a row of either model. `series` tells which rows follow each other in time, so
    that those of the past can be left out. `replaces(official, own)` says whether an official row
    takes the place of one of our own. `place`: the field by which one looks for a place.
    """

    slug: str
    label: str
    note: str
    official: type[ReferenceModel]
    own: type[OwnRow]
    form: type[TenantForm]
    columns: tuple[Column, ...]
    series: Callable[[object], Hashable]
    replaces: Callable[[object, object], bool]
    pending: Callable[[object], bool] = lambda row: False
    day: Callable[[object], str] = lambda row: both_calendars(row.starts_on)
    place: str = ""

    def rules(self):
        return rules_reading(self.own)

    def places(self):
        """The places that one may look for."""
        if not self.place:
            return []
        return self.own._meta.get_field(self.place).related_model.objects.all()

    def rows(self, on=None, place=""):
        """Rows of both kinds with their standing; with a day those that hold on it or later."""
        wanted = {f"{self.place}_id": place} if self.place and place else {}
        official = self._with_place(self.official.objects.filter(**wanted))
        own = self._with_place(self.own.objects.with_people().filter(**wanted))
        rows = [*self._of_officials(official), *(self.standing(row, official) for row in own)]
        rows.sort(key=lambda one: (self.series(one.row), one.row.starts_on))
        return rows if on is None else [one for one in rows if self._matters(one, rows, on)]

    def standing(self, own, officials=None):
        """One of our own rows with its standing."""
        officials = self.official.objects.all() if officials is None else officials
        if any(self.replaces(official, own) for official in officials):
            return DatedRow(own, Standing.REPLACED)
        return DatedRow(own, Standing.COUNTS if own.confirmed_on else Standing.WAITS)

    def _of_officials(self, rows):
        for row in rows:
            yield DatedRow(row, Standing.PENDING if self.pending(row) else Standing.OFFICIAL)

    def _with_place(self, rows):
        return rows.select_related(self.place) if self.place else rows

    def _matters(self, one, rows, on):
        """Whether a row holds on the day, or is ahead, or is ours and nobody has decided on it."""
        if one.standing in (Standing.PENDING, Standing.WAITS) or one.row.starts_on > on:
            return True
        begun = [
            other.row.starts_on
            for other in rows
            if other.standing in (Standing.OFFICIAL, Standing.COUNTS)
            and self.series(other.row) == self.series(one.row)
            and other.row.starts_on <= on
        ]
        return one.row.starts_on == max(begun, default=None)
