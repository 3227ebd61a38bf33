"""Two editions side by side: what changed, and where that cannot be said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from titp.monitoring.breakdowns import KEYS, margin
from titp.monitoring.figure import ALL, EVERYONE, Kind
from titp.monitoring.pictures import parts_of
from titp.monitoring.safety import ROUND_TO
from titp.pages.charts.values import number as written


@dataclass(frozen=True)
class Change:
    """One group in both editions; a Number is None where it is not told there.

    `name`: of the figure, or of its group.
    """

    figure: object
    name: object
    before: object
    after: object

    @property
    def is_told(self):
        """Whether both numbers are shown and were counted by one definition."""
        both = self.before, self.after
        return all(one and one.is_shown for one in both) and not self.is_redefined

    @property
    def is_redefined(self):
        return bool(self.before and self.after and self.before.version != self.after.version)

    @property
    def difference(self):
        """Of a rate in points of per cent, else in the figure's unit; None where none is told."""
        if not self.is_told:
            return None
        return round(self.after.value - self.before.value, self.figure.precision)

    @property
    def signed(self):
        """The difference as text, with its sign; of a rate in points."""
        sign = "+" if self.difference > 0 else "−" if self.difference < 0 else "±"
        unit = pgettext("per cent", "points") if self.figure.kind == Kind.RATE else ""
        return f"{sign}{written(abs(self.difference), unit)}"

    @property
    def per_cent(self):
        """Of a count or mean, in per cent of the earlier number."""
        if not self.is_told or self.figure.kind == Kind.RATE or not self.before.value:
            return None
        return round(100 * (self.after.value - self.before.value) / self.before.value, 1)

    @property
    def remark(self):
        """What one must know before reading the change."""
        if self.is_redefined:
            return _("definition changed (version %(before)s, then %(after)s): not comparable") % {
                "before": self.before.version, "after": self.after.version,
            }  # fmt: skip
        if not self.is_told:
            return _("not shown in at least one of both")
        if self.before.low is not None and self.after.low is not None:
            return _("the intervals overlap") if overlap(self.before, self.after) else ""
        if self.difference and is_within_rounding(self.before, self.after):
            return _("may come of rounding")
        return ""

    @property
    def reading(self):
        """What may be read from a change that is told, in a sentence."""
        if self.figure.kind == Kind.COUNT:
            if not self.difference:
                return _("A difference smaller than the rounding cannot be seen.")
            if is_within_rounding(self.before, self.after):
                return _("The difference may come of rounding.")
            return _("The difference is larger than the rounding.")
        if overlap(self.before, self.after):
            return _("The intervals overlap: a change cannot be told.")
        return _("The intervals do not overlap.")


def overlap(one, other):
    """Whether the intervals of two rates or means have anything in common."""
    return one.low <= other.high and other.low <= one.high


def is_within_rounding(one, other):
    """Whether two counts may differ only by how they were rounded."""
    return abs(one.value - other.value) <= ROUND_TO


def changes_of_all(figures, before, after):
    """A Change of everybody for each figure that is told in either, from Numbers of both."""
    totals = [
        {one.figure.slug: one for one in numbers if one.first == one.second == ALL}
        for numbers in (before, after)
    ]
    return [
        Change(one, one.title, *(of.get(one.slug) for of in totals))
        for one in figures
        if any(one.slug in of for of in totals)
    ]


def changes_of_parts(figure, before, after, axis=0):
    """A Change of everybody and of each group of a breakdown of one figure.

    A group that was merged in one edition and not in the other is told in neither: who was in it
    is not known.
    """
    everybody = changes_of_all([figure], before, after)
    changes = [Change(figure, EVERYONE, one.before, one.after) for one in everybody]
    if not figure.dimensions:
        return changes
    dimension, key = figure.dimensions[axis], KEYS[axis]
    old, new = (parts_of(dimension, margin(axis, numbers), key) for numbers in (before, after))
    keys = sorted(old | new, key=lambda one: -max(of[one].value for of in (old, new) if one in of))
    return changes + [
        Change(figure, dimension.name(one), old.get(one), new.get(one)) for one in keys
    ]
