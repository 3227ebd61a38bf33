"""Two tables about the same people as one picture: from where, through what, to where.

Counts of the same people that have their first dimension in common, as field by nationality and
field by pathway, are a flow through that dimension: nationality → field → pathway.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.monitoring.breakdowns import FIRST, margin
from titp.monitoring.figure import ALL, Kind
from titp.monitoring.pictures import parts_of
from titp.monitoring.subjects import published_figures
from titp.pages.charts import Link, flow

ROUNDING = 2  # each number was moved by so much at most


@dataclass(frozen=True)
class Through:
    """The figure that says where they come from and the one that says where they go."""

    origin: object
    outcome: object

    def drawn(self, numbers):
        """The picture from the Numbers of both in one edition; None where no pair is told."""
        tables = [[one for one in numbers if one.figure is of and one.first != ALL]
                  for of in (self.origin, self.outcome)]  # fmt: skip
        pairs = [[one for one in table if one.second != ALL] for table in tables]
        if not any(pairs):
            return None
        hidden = _("not shown")
        came = [Link(str(one.second_name), str(one.name), one.value) for one in pairs[0]]
        came += [Link(hidden, name, rest, True) for name, rest in _rests(tables[0], self.origin)]
        went = [Link(str(one.name), str(one.second_name), one.value) for one in pairs[1]]
        went += [Link(name, hidden, rest, True) for name, rest in _rests(tables[1], self.outcome)]
        stages = self.origin.second.title, self.origin.first.title, self.outcome.second.title
        return flow(
            f"{self.outcome.slug}-flow",
            _("From %(first)s through %(second)s to %(third)s")
            % dict(zip(("first", "second", "third"), stages, strict=True)),
            [str(one) for one in stages],
            [came, went],
            hue=1,
            unit=str(self.outcome.unit),
            source=_("Only what may be shown; grey is what may not, and numbers are rounded."),
        )


def through(figure):
    """The Through that a figure is one half of, or None."""
    for other in published_figures():
        if figure.part_of == other.slug and _fit(figure, other):
            return Through(figure, other)
        if other.part_of == figure.slug and _fit(figure, other):
            return Through(other, figure)
    return None


def _fit(one, other):
    counts = one.kind == other.kind == Kind.COUNT
    return counts and one.second and other.second and one.first is other.first


def _rests(table, figure):
    """(name, how many) of each group of the first breakdown of which not all pairs are told."""
    told = {}
    for one in table:
        if one.second != ALL:
            total, number = told.get(one.first, (0, 0))
            told[one.first] = total + one.value, number + 1
    for key, one in parts_of(figure.first, margin(FIRST, table), lambda one: one.first).items():
        total, number = told.get(key, (0, 0))
        rest = one.value - total
        if rest > ROUNDING * (number + 1):  # less may come of rounding alone
            yield str(one.name), rest
