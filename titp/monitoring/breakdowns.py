"""By what one figure can be looked at, each with its pictures and its table."""

from dataclasses import dataclass
from operator import attrgetter

from django.utils.translation import gettext as _

from titp.monitoring.figure import ALL
from titp.monitoring.flows import flow_of
from titp.monitoring.pictures import breakdown, grid, map_of, parts_of
from titp.monitoring.reading import parents_among

BOTH, FIRST, SECOND = "both", 0, 1
KEYS = (attrgetter("first"), attrgetter("second"))


def margin(axis, numbers):
    """Those of a figure's Numbers that are of one breakdown alone: 0 the first, 1 the second."""
    this, other = KEYS[axis], KEYS[1 - axis]
    return [one for one in numbers if this(one) != ALL and other(one) == ALL]


@dataclass(frozen=True)
class Shown:
    """`charts`: (kind, chart), each painted by the template of its kind; `heads` and `rows` of the
    table with the same numbers: ([names], Number, whether it is a larger group that parts belong
    to)."""

    charts: list
    heads: list
    rows: list


@dataclass(frozen=True)
class Way:
    """One way to break a figure down: `slug` in the address, `title` in words."""

    figure: object
    slug: str
    title: str

    def shown(self, numbers):
        """From all Numbers of the figure in an edition."""
        if self.slug == BOTH:
            return self._both(numbers)
        return self._one(FIRST if self.slug == self.figure.first.slug else SECOND, numbers)

    def _one(self, axis, numbers):
        dimension, key = self.figure.dimensions[axis], KEYS[axis]
        numbers = margin(axis, numbers)
        chart = breakdown(dimension, numbers, key)
        larger = parents_among({key(one) for one in numbers}, dimension)
        rows = [
            ([dimension.name(key(one))], one, key(one) in larger)
            for one in sorted(numbers, key=lambda one: -one.value)
        ]
        on_map = map_of(dimension, numbers, key)
        return Shown(_charts(tile_map=on_map, bar=chart), [dimension.title], rows)

    def _both(self, numbers):
        first, second = self.figure.dimensions
        pairs = [one for one in numbers if one.first != ALL and one.second != ALL]
        axes = [
            list(parts_of(self.figure.dimensions[axis], margin(axis, numbers), KEYS[axis]))
            for axis in (FIRST, SECOND)
        ]
        chart = grid(self.figure, *axes, {(one.first, one.second): one for one in pairs})
        rows = [([one.name, one.second_name], one, False) for one in pairs]
        way = flow_of(self.figure, margin(FIRST, numbers), margin(SECOND, numbers), pairs)
        return Shown(_charts(flow=way, heat_grid=chart), [first.title, second.title], rows)


def _charts(**kinds):
    """(kind, chart) of those that there are, without their tables: the page has one with more
    columns. That of a flow tells more."""
    return [
        (kind, chart if kind == "flow" else chart | {"table": None})
        for kind, chart in kinds.items()
        if chart
    ]


def breakdowns(figure):
    """Slug → Way of a figure: its dimensions, and both together."""
    ways = {one.slug: Way(figure, one.slug, one.title) for one in figure.dimensions}
    if figure.second:
        words = _("%(first)s and %(second)s") % {
            "first": figure.first.title, "second": figure.second.title,
        }  # fmt: skip
        ways[BOTH] = Way(figure, BOTH, words)
    return ways
