"""A map of tiles: a place for each thing where one looks for it, darker where there is more."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.pages.charts.heat import FIRST_DARK, SHADES, shade_of
from titp.pages.charts.ink import FG, HINT, LINE, RULE, WIDTH, at, hatching, shortened, text
from titp.pages.charts.values import Value, headed, marked, number, sheet, spoken, summary, table

TILE, GAP, LEGEND = 44, 3, 26
WIDEST = 110


@dataclass(frozen=True)
class Tile:
    """One place: its name, what stands on it, its column and row from the upper left.

    `merged`: its number is within that of a larger group, which the value's words name.
    """

    label: str
    short: str
    column: int
    row: int
    value: Value
    merged: bool = False


def tile_map(slug, title, tiles, *, headings=(), unit="", source=""):
    """All tiles are of one size, so no large land says more than a small one.

    What is not shown is hatched one way, what is merged with others the other way. `headings`:
    (words, column, row), in places of their own.
    """
    rows = 1 + max([one.row for one in tiles] + [row for _words, _column, row in headings])
    columns = 1 + max(one.column for one in tiles)
    width = min(WIDEST, WIDTH / columns)
    labels, values = [one.label for one in tiles], [one.value for one in tiles]
    legend = _legend(tiles, rows * TILE)
    height = rows * TILE + LEGEND * len(legend) + 4
    chart = sheet(slug, title, height, summary(labels, values, unit), source=source)
    amounts = [float(one.amount) for one in values if one.is_drawn]
    low, high = min(amounts, default=0), max(amounts, default=0)
    chart["tiles"] = [_drawn(one, width, shade_of(one.value, low, high), unit) for one in tiles]
    chart["legend"] = legend
    chart["texts"] = [
        text(column * width + 2, row * TILE + TILE - 12, words, colour=HINT, weight=700)
        for words, column, row in headings
    ]
    chart["table"] = table(
        headed(title, unit),
        ["", unit or _("Value")],
        [(one.label, [spoken(one.value)]) for one in tiles],
    )
    return chart


def _drawn(tile, width, shade, unit):
    x, y = tile.column * width, tile.row * TILE
    inner, height = width - GAP, TILE - GAP
    dark = shade >= FIRST_DARK
    colour = "#FFFFFF" if dark else FG
    words = [text(x + inner / 2, y + 17, shortened(tile.short, inner - 2), "middle",
                  colour=colour)]  # fmt: skip
    if tile.value.is_drawn:
        amount = number(tile.value.amount)
        words.append(text(x + inner / 2, y + 34, amount, "middle", colour=colour, weight=700))
    texture = ""
    if tile.value.suppressed:
        # Under the name only: strokes through letters are hard to read.
        texture = hatching(x, y + 22, inner, height - 22, "\\" if tile.merged else "/")
    return {
        "x": at(x), "y": at(y), "width": at(inner), "height": at(height),
        "colour": SHADES[shade], "border": LINE if tile.value.is_drawn else RULE,
        "dashed": not tile.value.is_drawn, "texture": texture, "texts": words,
        "title": marked(tile.label, tile.value, unit), "href": tile.value.href,
    }  # fmt: skip


def _legend(tiles, top):
    """What each hatching on this map means."""
    kinds = {one.merged for one in tiles if one.value.suppressed}
    words = {
        False: _("not shown: too few people, or none"),
        True: _("within a group of others, or none"),
    }
    return [
        {
            "y": at(top + LEGEND * place + 4), "merged": merged,
            "texture": hatching(0, top + LEGEND * place + 4, 28, 16, "\\" if merged else "/"),
            "label": text(36, top + LEGEND * place + 17, words[merged], colour=HINT),
        }
        for place, merged in enumerate(sorted(kinds))
    ]  # fmt: skip
