"""Published numbers as pictures: a trend, the way to a target, a breakdown, a table, a map."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from titp.monitoring.figure import ALL, OTHER
from titp.monitoring.reading import State, parents_among
from titp.pages.charts import (
    SUPPRESSED,
    Course,
    Series,
    Tile,
    Value,
    bar,
    heat_grid,
    line_band,
    sparkline,
    tile_map,
    toward_goal,
)
from titp.pages.charts.values import number as written

MOST_ROWS, MOST_COLUMNS = 20, 8  # of a grid that stays readable


def value_of(number):
    """A Number (None: there is none) as the Value of a chart."""
    if number is None:
        return Value()
    if not number.is_shown:
        return SUPPRESSED
    return Value(number.value, number.n if number.low is not None else None,
                 number.low, number.high)  # fmt: skip


def not_told():
    """What a place without a number says: nothing tells which of both it is."""
    return Value(suppressed=True, words=_("not shown: too few people, or none"))


def trend(figure, told):
    """Lines over the editions with the band of the interval, or of the range; None for one edition.

    `told`: key of the first dimension → Numbers, as `reading.trends` answers.
    """
    numbers = told[ALL]
    if len(numbers) < 2:
        return None
    months = [f"{one.month:%Y-%m}" for one in numbers]
    series = [Series("", [value_of(one) for one in numbers])]
    if figure.lower_end:
        low = _by_month(told[figure.lower_end])
        ends = [low.get(one.month) for one in numbers]
        band = [
            Value(one.value, low=end.value, high=one.value)
            if one.is_shown and end and end.is_shown
            else value_of(one)
            for one, end in zip(numbers, ends, strict=True)
        ]
        series = [Series(_("up to"), band), Series(_("at least"), [value_of(one) for one in ends])]
    return line_band(f"{figure.slug}-trend", _("Over the editions"), months, series,
                     unit=str(figure.unit), zero=True, places=_places(numbers))  # fmt: skip


def small_trend(figure, told):
    """The same as small as a word; None for one edition."""
    numbers = told[ALL]
    if len(numbers) < 2:
        return None
    months = [f"{one.month:%Y-%m}" for one in numbers]
    return sparkline(f"{figure.slug}-small", str(figure.title), months,
                     [value_of(one) for one in numbers], unit=str(figure.unit),
                     places=_places(numbers))  # fmt: skip


def way_to_target(figure, told, progress):
    """The trend against the target; None where there is nothing to draw, or its day is over."""
    numbers = told[ALL]
    if progress.upper is None or numbers[-1].as_of >= figure.target.by:
        return None
    low = _by_month(told[figure.lower_end]) if figure.lower_end else {}
    label = _("up to") if low else pgettext("target", "reached")
    paths = [Course(label, [value_of(one) for one in numbers], progress.upper.by_then)]
    if low:
        ends = [value_of(low.get(one.month)) for one in numbers]
        paths.append(Course(_("at least"), ends, progress.lower and progress.lower.by_then))
    return toward_goal(
        f"{figure.slug}-goal",
        _("%(figure)s against the target") % {"figure": figure.title},
        [one.as_of for one in numbers], paths, figure.target.value, figure.target.by,
        unit=str(figure.unit),
        source=_("Dashes: what would be needed. Dots: where the pace until now leads."),
    )  # fmt: skip


def _places(numbers):
    """Months to scale: an edition that is missing leaves its room."""
    return [12 * one.month.year + one.month.month for one in numbers]


def _by_month(numbers):
    return {one.month: one for one in numbers}


def parts_of(dimension, numbers, key):
    """Group → Number of one breakdown, without larger groups that parts belong to."""
    parts = {key(one): one for one in numbers}
    for larger in parents_among(parts, dimension):
        del parts[larger]
    return parts


def breakdown(dimension, numbers, key):
    """A bar for each part; `key(number)` is its group. None where there is no part."""
    parts = parts_of(dimension, numbers, key)
    if not parts:
        return None
    order = sorted(parts, key=_in_order(parts))
    figure = parts[order[0]].figure
    title = _("By %(dimension)s") % {"dimension": dimension.title}
    names = [str(dimension.name(one)) for one in order]
    values = [value_of(parts[one]) for one in order]
    return bar(f"{figure.slug}-{dimension.slug}", title, names, values, unit=str(figure.unit))


def map_of(dimension, numbers, key):
    """A map of tiles of one breakdown; None where the dimension has no map, or nothing is told.

    What is not told by itself is within a merged group where one of its larger groups was merged.
    """
    parts = parts_of(dimension, numbers, key)
    if dimension.tiles is None or not parts:
        return None
    shape, figure = dimension.tiles(), next(iter(parts.values())).figure
    tiles = []
    for code, (short, column, row) in shape.places.items():
        within = merged_into(dimension, code, parts)
        value = value_of(parts[code]) if code in parts else not_told()
        if code not in parts and within:
            words = _("within “%(group)s” (%(value)s), or none") % {
                "group": dimension.name(within),
                "value": written(parts[within].value, str(figure.unit)),
            }  # fmt: skip
            value = Value(suppressed=True, words=words)
        merged = code not in parts and bool(within)
        tiles.append(Tile(str(dimension.name(code)), str(short), column, row, value, merged))
    headings = [(str(words), column, row) for words, column, row in shape.headings]
    return tile_map(
        f"{figure.slug}-{dimension.slug}-map",
        _("Map: by %(dimension)s") % {"dimension": dimension.title}, tiles, headings=headings,
        unit=str(figure.unit),
        source=_("A tile stands where one looks for it; its size says nothing."),
    )  # fmt: skip


def merged_into(dimension, key, parts):
    """The larger group of the parts in which a key may be, or ""; the nearest there is."""
    for parent in dimension.parents(key):
        for group in (parent, OTHER + parent):
            if group in parts:
                return group
    return ""


def _in_order(parts):
    """Years and stages in their order, others by size; what was merged comes last."""
    counted = all(key.isdigit() for key in parts if not key.startswith(OTHER))

    def place(key):
        number = parts[key]
        by_size = (int(key),) if counted and key.isdigit() else (-number.value, key)
        return (number.state == State.MERGED, *by_size)

    return place


def grid(figure, firsts, seconds, table):
    """A heat grid of the table of both dimensions ((first, second) → Number) with the groups of
    both breakdowns as rows and columns; a pair that is not told is hatched. None without a table.
    """
    if not table:
        return None
    source = ""
    if len(firsts) > MOST_ROWS or len(seconds) > MOST_COLUMNS:
        firsts, seconds = {key[0] for key in table}, {key[1] for key in table}
        source = _("Left out: groups of which nothing can be shown in this table.")
    rows, columns = figure.dimensions
    turned = len(seconds) > MOST_COLUMNS and len(firsts) < len(seconds)
    if turned:
        rows, columns, firsts, seconds = columns, rows, seconds, firsts
    firsts, seconds = (sorted(keys, key=lambda key: (key.startswith(OTHER), key))
                       for keys in (firsts, seconds))  # fmt: skip

    def told(first, second):
        number = table.get((second, first) if turned else (first, second))
        return value_of(number) if number else not_told()

    title = _("By %(first)s and %(second)s") % {"first": rows.title, "second": columns.title}
    return heat_grid(
        f"{figure.slug}-both", title,
        [str(rows.name(key)) for key in firsts], [str(columns.name(key)) for key in seconds],
        [[told(first, second) for second in seconds] for first in firsts],
        unit=str(figure.unit), source=source,
    )  # fmt: skip
