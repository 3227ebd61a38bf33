"""Bars and stacked bars: upright where the labels fit under them, lying where they do not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.pages.charts.ink import (
    FONT_SIZE,
    HINT,
    LABEL_HEIGHT,
    RULE,
    WIDTH,
    at,
    hatching,
    ink,
    labels_beside,
    line,
    shortened,
    text,
    text_width,
    unit_above,
)
from titp.pages.charts.scale import Scale, scale_for
from titp.pages.charts.values import (
    Series,
    Value,
    headed,
    marked,
    number,
    sheet,
    spoken,
    summary,
    table,
)

TOP, BOTTOM, LEFT, RIGHT = 24, 30, 56, 12
UPRIGHT_HEIGHT = 260
LYING_ROW = 30
THICKEST = 44
MOST_DIRECT_LABELS = 4
LEGEND_ROW = 22
HIDDEN_LENGTH = 18  # a suppressed value has no length of its own


def bar(slug, title, labels, values, *, unit="", source=""):
    """One bar for each label, from zero; a suppressed one is a hatched place of fixed length."""
    one = Series("", values)
    return {
        **_bars(slug, title, labels, [one], unit, source, summary(labels, one.values, unit)),
        "table": table(
            title,
            ["", unit or _("Value")],
            [(label, [spoken(v)]) for label, v in zip(labels, one.values, strict=True)],
        ),
    }


def stacked_bar(slug, title, labels, series, *, unit="", source=""):
    """For each label one bar made of the series' values, none negative, the first at the foot.

    A total with a suppressed part is not told: the part could be computed from it.
    """
    stacks = list(zip(*(one.values for one in series), strict=True))
    totals = [_total(stack) for stack in stacks]
    return {
        **_bars(slug, title, labels, series, unit, source, summary(labels, totals, unit)),
        "table": table(
            title,
            ["", *(headed(one.label, unit) for one in series), headed(_("Total"), unit)],
            [
                (label, [*map(spoken, stack), spoken(total)])
                for label, stack, total in zip(labels, stacks, totals, strict=True)
            ],
        ),
    }


def _total(stack):
    if any(value.suppressed for value in stack):
        return Value(suppressed=True)
    known = [value.amount for value in stack if value.amount is not None]
    return Value(sum(known) if known else None)


@dataclass(frozen=True)
class Grid:
    """Where bars go: `along` from amounts to places, `across` from labels to places."""

    lying: bool
    along: Scale
    first: float
    step: float

    @property
    def thickness(self):
        return min(THICKEST, self.step * 0.68)

    def middle(self, position):
        return self.first + self.step * (position + 0.5)

    def rectangle(self, position, low, high):
        """x, y, width, height of a piece of the bar at this position."""
        a, b = sorted((low, high))
        side = self.middle(position) - self.thickness / 2
        if self.lying:
            return a, side, b - a, self.thickness
        return side, a, self.thickness, b - a


def _bars(slug, title, labels, series, unit, source, told):
    named = [one for one in series if one.label]
    lying = _must_lie(labels, WIDTH - LEFT - RIGHT)
    direct = not lying and 0 < len(named) <= MOST_DIRECT_LABELS
    right = min(150, max(text_width(one.label) for one in named) + 20) if direct else RIGHT
    lying = lying or _must_lie(labels, WIDTH - LEFT - right)
    direct = direct and not lying
    legend = LEGEND_ROW if named and not direct else 0
    stacks = list(zip(*(one.values for one in series), strict=True))
    reach = [sum(float(v.amount) for v in stack if v.is_drawn) for stack in stacks]
    if lying:
        left = min(220, max(text_width(label) for label in labels) + 12)
        height = TOP + legend + LYING_ROW * len(labels) + BOTTOM
        along, ticks = scale_for(reach, left, WIDTH - 64)
        grid = Grid(True, along, TOP + legend, LYING_ROW)
    else:
        left, height = LEFT, UPRIGHT_HEIGHT + legend
        along, ticks = scale_for(reach, height - BOTTOM, TOP + legend)
        grid = Grid(False, along, left, (WIDTH - left - right) / max(len(labels), 1))
    if all(float(amount).is_integer() for amount in reach):
        # Of things that are counted there is no half.
        ticks = [tick for tick in ticks if float(tick).is_integer()]
    chart = sheet(slug, title, height, told, source=source)
    foot = height - BOTTOM
    chart["lines"] = [
        line(along(t), TOP + legend, along(t), foot, RULE if t == 0 else "#E6E6E6")
        if lying
        else line(left, along(t), WIDTH - right, along(t), RULE if t == 0 else "#E6E6E6")
        for t in ticks
    ]
    chart["texts"] = [
        text(along(t), foot + 18, number(t), "middle", colour=HINT)
        if lying
        else text(left - 8, along(t) + 4, number(t), "end", colour=HINT)
        for t in ticks
    ]
    if unit:
        chart["texts"].append(
            text(left, 12, unit, colour=HINT) if lying else unit_above(unit, left)
        )
    chart["texts"] += [
        text(left - 8, grid.middle(i) + 4, shortened(label, left - 11), "end")
        if lying
        else text(grid.middle(i), foot + 18, label, "middle")
        for i, label in enumerate(labels)
    ]
    chart["bars"] = []
    for position, (label, stack) in enumerate(zip(labels, stacks, strict=True)):
        pieces, end = _stack(grid, position, label, stack, series, unit)
        chart["bars"] += pieces
        if len(series) == 1:
            chart["texts"].append(_end_label(grid, position, stack[0], end))
    chart["legend"] = [] if direct else _legend(named, left)
    if direct:
        ends = [
            (float(piece["y"]) + float(piece["height"]) / 2, piece["series"], piece["colour"])
            for piece in pieces
        ]
        chart["texts"] += labels_beside(ends, WIDTH - right + 8, right - 8, TOP - LABEL_HEIGHT)
    return chart


def _must_lie(labels, room):
    return any(text_width(label) > room / len(labels) - 4 for label in labels)


def _stack(grid, position, label, stack, series, unit):
    """The pieces of one bar and the place where it ends; pieces stand on each other."""
    pieces, amount, end = [], 0.0, grid.along(0)
    direction = 1 if grid.lying else -1
    for order, (one, value) in enumerate(zip(series, stack, strict=True)):
        if value.suppressed:
            start, end = end, end + direction * HIDDEN_LENGTH
        elif value.amount is None:
            continue
        else:
            # After a suppressed piece the rest moves on by that piece's length.
            shift = end - grid.along(amount)
            start = end
            amount += float(value.amount)
            end = grid.along(amount) + shift
        x, y, width, height = grid.rectangle(position, start, end)
        look = ink(order)
        pieces.append(
            {
                "x": at(x),
                "y": at(y),
                "width": at(width),
                "height": at(height),
                "colour": look.colour,
                "series": one.label,
                "title": marked(label, value, unit, one.label),
                "href": value.href,
                "suppressed": value.suppressed,
                "texture": hatching(x, y, width, height, "/" if value.suppressed else look.texture),
            }
        )
    return pieces, end


def _end_label(grid, position, value, end):
    """The amount beside the bar's end; a dash where none is known, so that it is no zero."""
    words = number(value.amount) if value.is_drawn else "" if value.suppressed else "–"
    if grid.lying:
        return text(end + 6, grid.middle(position) + 4, words)
    below = value.is_drawn and value.amount < 0
    return text(grid.middle(position), end + (16 if below else -6), words, "middle")


def _legend(series, left):
    """Names of the series in their order, each with its swatch, in one row above the bars."""
    entries, x = [], left
    for order, one in enumerate(series):
        look = ink(order)
        entries.append(
            {
                "x": at(x),
                "y": at(TOP - 2),
                "colour": look.colour,
                "texture": hatching(x, TOP - 2, 14, 12, look.texture),
                "label": text(x + 20, TOP + 9, one.label),
            }
        )
        x += 20 + text_width(one.label, FONT_SIZE) + 18
    return entries
