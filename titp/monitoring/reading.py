"""What monitors read: published numbers, over a connection that reads nothing else.

Everything for a page of monitors is asked here: `edition()`, then `totals`, `total`, `cells`,
`table`, `history`, each one query of a few rows, whatever the size of the country.
"""

from dataclasses import dataclass
from datetime import date

from titp.japanese.months import add_months
from titp.monitoring.figure import ALL, FIGURES, OTHER, Figure
from titp.monitoring.models import Edition, PublishedCell
from titp.pages.charts.values import number as written

MONITOR = "monitor"
State = PublishedCell.State
FIELDS = ("figure", "version", "first", "second", "state", "value", "n", "low", "high",
          "organizations")  # fmt: skip


@dataclass(frozen=True)
class Number:
    """One published number with all that must stand beside it.

    `first`, `second`: keys ("" = everybody); `state`: "shown", "merged" (of groups that were too
    small alone) or "suppressed" (`value` is None; `n`, too, where it is too small). A rate is in
    per cent. `organizations`: at least so many. `version`: of the definition that was counted by.
    """

    figure: Figure
    version: int
    first: str
    second: str
    state: str
    value: float | None
    n: int | None
    low: float | None
    high: float | None
    organizations: int | None
    month: date
    as_of: date

    @property
    def is_shown(self):
        return self.value is not None

    @property
    def words(self):
        """The value with its unit, as the reader's language writes it; a dash for what is not
        shown."""
        return written(self.value, str(self.figure.unit)) if self.is_shown else "–"

    @property
    def name(self):
        """The first group in the reader's language."""
        return self.figure.first.name(self.first) if self.figure.first else ""

    @property
    def second_name(self):
        return self.figure.second.name(self.second) if self.figure.second else ""


def edition(month=None):
    """The Edition of a month (its first day), or the newest; None where there is none."""
    rows = Edition.objects.using(MONITOR)
    return (rows.filter(month=month) if month else rows).order_by("-month").first()


def editions():
    """All editions, the newest first."""
    return list(Edition.objects.using(MONITOR).order_by("-month"))


def numbers(of, *figures, **filters):
    """Numbers of an edition, of these figures or of all that are declared, sorted by keys."""
    slugs = [figure.slug for figure in figures] or list(FIGURES)
    rows = PublishedCell.objects.using(MONITOR).filter(edition=of, figure__in=slugs, **filters)
    return [_number(row, of.month, of.as_of) for row in rows.order_by("first", "second").values()]


def _number(row, month, as_of):
    values = {name: row[name] for name in FIELDS} | {"figure": FIGURES[row["figure"]]}
    return Number(**values, month=month, as_of=as_of)


def totals(of):
    """Slug → Number of everybody, for all figures of an edition, in one query."""
    return {one.figure.slug: one for one in numbers(of, first=ALL, second=ALL)}


def headline_numbers(of):
    """The Numbers of everybody of all figures, and of the lower ends of ranges, in one query."""
    ends = {one.lower_end for one in FIGURES.values()}
    return numbers(of, first__in={ALL, *ends}, second=ALL)


def parts_by_second(figures, of):
    """Slug → Numbers by the second dimension, of these figures, in one query."""
    parts = {}
    for one in numbers(of, *figures, first=ALL) if figures else ():
        if one.second != ALL:
            parts.setdefault(one.figure.slug, []).append(one)
    return parts


def total(figure, of):
    """The Number of everybody, or None where nothing was counted."""
    return next(iter(numbers(of, figure, first=ALL, second=ALL)), None)


def cells(figure, of, axis=1, larger=False):
    """The Numbers of one breakdown: of the first dimension, or of the second with axis=2.

    They are parts of everybody without overlaps; with `larger` the larger groups (regions) that
    such parts belong to come too.
    """
    rows = numbers(of, figure, second=ALL) if axis == 1 else numbers(of, figure, first=ALL)
    parts = {(one.first if axis == 1 else one.second): one for one in rows}
    parts.pop(ALL, None)
    if not larger and parts:
        for parent in parents_among(parts, figure.dimensions[axis - 1]):
            del parts[parent]
    return list(parts.values())


def parents_among(keys, dimension):
    """Those of the keys that are a larger group of another one."""
    known = set()
    for key in keys:
        if key.startswith(OTHER):
            known.add(key.removeprefix(OTHER))
        else:
            known.update(dimension.parents(key))
    return known & set(keys)


def table(figure, of):
    """(first key, second key) → Number, of the table of both dimensions.

    A pair that is not in it was too small to be shown, or there is none.
    """
    rows = numbers(of, figure)
    return {(one.first, one.second): one for one in rows if one.first != ALL and one.second != ALL}


def history(figure, first=ALL, second=ALL, editions=60):
    """Numbers of one group over the editions, the oldest first, as of this version's definition."""
    rows = PublishedCell.objects.using(MONITOR).filter(
        figure=figure.slug, version=figure.version, first=first, second=second
    )
    newest = rows.order_by("-edition__month")[:editions]
    found = newest.values(*FIELDS, "edition__month", "edition__as_of")
    return [_number(row, row["edition__month"], row["edition__as_of"]) for row in found][::-1]


def trends(figures, until, editions=12):
    """Slug → key of the first dimension → Numbers, the oldest first, in one query.

    Of everybody, and of the lower end where a figure has one, in the editions of so many months
    up to the month `until`, as of the versions that are declared now.
    """
    wanted = {(one.slug, first) for one in figures for first in {ALL, one.lower_end}}
    rows = PublishedCell.objects.using(MONITOR).filter(
        figure__in=[one.slug for one in figures],
        first__in={first for _slug, first in wanted},
        second=ALL,
        edition__month__lte=until,
        edition__month__gt=add_months(until, -editions),
    )
    found = rows.order_by("edition__month").values(*FIELDS, "edition__month", "edition__as_of")
    told = {one.slug: {ALL: [], one.lower_end: []} for one in figures}
    for row in found:
        slug, first = row["figure"], row["first"]
        if (slug, first) in wanted and row["version"] == FIGURES[slug].version:
            told[slug][first].append(_number(row, row["edition__month"], row["edition__as_of"]))
    return told
