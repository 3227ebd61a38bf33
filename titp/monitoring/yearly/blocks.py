"""One figure in a yearly report: its number, what may be said of it, its pictures and tables."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from titp.monitoring.breakdowns import KEYS, breakdowns, margin
from titp.monitoring.figure import ALL, Kind
from titp.monitoring.headline import Headline
from titp.monitoring.pictures import parts_of, trend
from titp.monitoring.yearly.sentences import amount, course, grouped, range_of, told
from titp.pages.charts.values import number as written

# Of a picture with a place for everything: where its places are, and which of them tell nothing.
PLACES = {"tile_map": ("tiles", "dashed"), "heat_grid": ("cells", "suppressed")}
FEWEST, SHARE = 2, {"tile_map": 0, "heat_grid": 0.25}


@dataclass
class Block:
    """`pictures`: (heading, [(kind, chart)], words, rows) for each breakdown; rows are (name,
    value, n, interval) where the picture alone does not say them. `course`: (month, value) over
    the editions of the year.
    """

    figure: object
    total: object
    value: str
    range: str
    words: str
    course_words: str = ""
    course: list = field(default_factory=list)
    trend: dict | None = None
    pictures: list = field(default_factory=list)

    @property
    def slug(self):
        return f"figure-{self.figure.slug}"

    @property
    def n(self):
        """How many people or cases stand behind it, as text."""
        return "–" if self.total.n is None else written(self.total.n)

    @property
    def is_older_definition(self):
        """Whether it was counted by another version than the definition that is declared now."""
        return self.total.version != self.figure.version


def block_of(figure, year):
    """The Block of a figure that the last edition tells of."""
    total = year.total(figure)
    lower = year.lower(figure)
    value = Headline(figure, total, lower).value
    block = Block(figure, total, value, range_of(total), told(total, lower))
    if not total.is_shown:
        return block
    over_the_year = year.trend(figure)
    block.course_words = course(over_the_year[ALL])
    block.course = [(f"{one.month:%Y-%m}", amount(one, unit=False)) for one in over_the_year[ALL]]
    block.trend = trend(figure, over_the_year)
    for way in breakdowns(figure).values():
        if figure.lower_end and way.slug == figure.first.slug:
            continue  # its parts are the ends of the range, which are told above
        if charts := way.shown(year.of(figure)).charts:
            words, rows = _parts(figure, way.slug, year)
            if rows and all(one[1] == "0" for one in rows):
                charts = []  # bars of nothing
            shown = [one for one in charts if _says_something(*one)]
            if charts and not shown:
                words = _(
                    "Too little of it may be told for a picture; the edition’s files have it."
                )
            block.pictures.append((way.title, shown, words, rows))
    return block


def _says_something(kind, chart):
    """Whether enough of a map or a grid is told to be looked at; of other pictures all is."""
    if kind not in PLACES:
        return True
    places, hidden = PLACES[kind]
    told = sum(not one[hidden] for one in chart[places])
    return told >= FEWEST and told >= SHARE[kind] * len(chart[places])


def _parts(figure, slug, year):
    """What is said of one breakdown, and its rows where bars alone do not say them."""
    axis = next((axis for axis, one in enumerate(figure.dimensions) if one.slug == slug), None)
    if axis is None:
        return "", []
    dimension, key = figure.dimensions[axis], KEYS[axis]
    parts = list(parts_of(dimension, margin(axis, year.of(figure)), key).values())
    parts.sort(key=lambda one: -one.value)
    rows = [
        (dimension.name(key(one)), amount(one, unit=False), written(one.n), range_of(one))
        for one in parts if figure.kind != Kind.COUNT
    ]  # fmt: skip
    return grouped(parts, dimension, key), rows
