"""Lines with their intervals, and small lines beside a number."""

from django.utils.translation import gettext as _

from titp.pages.charts.ink import (
    HINT,
    LABEL_HEIGHT,
    RULE,
    WIDTH,
    at,
    hatching,
    ink,
    labels_beside,
    line,
    marker,
    text,
    text_width,
    unit_above,
)
from titp.pages.charts.scale import Scale, scale_for
from titp.pages.charts.values import Series, headed, marked, number, sheet, spoken, summary, table

TOP, BOTTOM, LEFT, HEIGHT = 24, 30, 56, 260
SPARK_WIDTH, SPARK_HEIGHT = 120, 32


def line_band(slug, title, labels, series, *, unit="", source="", zero=False, places=None):
    """A line for each series through its values, with a band from `low` to `high`.

    `places`: how far along each label stands, rising, as months are counted; without them all are
    equally far apart. A missing value breaks the line; a suppressed one breaks it and hatches its
    place.
    """
    room = min(180, max(text_width(one.label) for one in series) + 16)
    room = max(room, text_width(labels[-1]) / 2 if labels else 0)  # the last one under the axis
    drawn = [v for one in series for v in one.values if v.is_drawn]
    amounts = [a for v in drawn for a in (v.amount, v.low, v.high) if a is not None]
    up, ticks = scale_for(amounts, HEIGHT - BOTTOM, TOP, zero=zero)
    across = _across(places or range(len(labels)), LEFT + 12, WIDTH - room - 8)
    told = " ".join(summary(labels, one.values, unit, one.label) for one in series)
    chart = sheet(slug, title, HEIGHT, told, source=source)
    chart["lines"] = [
        line(LEFT, up(t), WIDTH - room, up(t), RULE if t == 0 else "#E6E6E6") for t in ticks
    ]
    chart["texts"] = [text(LEFT - 8, up(t) + 4, number(t), "end", colour=HINT) for t in ticks]
    if unit:
        chart["texts"].append(unit_above(unit, LEFT))
    chart["texts"] += _labels_across(labels, across)
    chart["bands"], chart["curves"], chart["points"] = [], [], []
    ends = []
    for order, one in enumerate(series):
        look = ink(order)
        for run in _runs(one.values):
            chart["curves"].append(_curve(run, across, up, look))
            if band := _band(run, across, up, look):
                chart["bands"].append(band)
        for i, value in enumerate(one.values):
            if value.is_drawn:
                chart["points"].append(
                    {
                        "path": marker(look.marker, across(i), up(value.amount)),
                        "colour": look.colour,
                        "title": marked(labels[i], value, unit, one.label),
                        "href": value.href,
                    }
                )
        known = [(i, v) for i, v in enumerate(one.values) if v.is_drawn]
        if known:
            ends.append((up(known[-1][1].amount), one.label, look.colour))
    chart["hidden"] = [
        _hidden(i, labels[i], one, across, unit)
        for one in series
        for i, value in enumerate(one.values)
        if value.suppressed
    ]
    chart["texts"] += labels_beside(ends, WIDTH - room, room - 4, TOP - LABEL_HEIGHT)
    chart["table"] = table(
        title,
        ["", *(headed(one.label, unit) for one in series)],
        [(label, [spoken(one.values[i]) for one in series]) for i, label in enumerate(labels)],
    )
    return chart


def sparkline(slug, title, labels, values, *, unit="", places=None):
    """A line of the size of a word; its last value is marked and stands beside it in the text.

    `places`: as of `line_band`.
    """
    one = Series("", values)
    drawn = [v.amount for v in one.values if v.is_drawn]
    up, _ticks = scale_for(drawn, SPARK_HEIGHT - 5, 5, zero=False)
    across = _across(places or range(len(labels)), 5, SPARK_WIDTH - 8)
    chart = sheet(slug, title, SPARK_HEIGHT, summary(labels, one.values, unit), width=SPARK_WIDTH)
    look = ink(0)
    chart["curves"] = [_curve(run, across, up, look) for run in _runs(one.values)]
    known = [(i, v) for i, v in enumerate(one.values) if v.is_drawn]
    chart["points"] = [
        {
            "path": marker(look.marker, across(i), up(v.amount), 3),
            "colour": look.colour,
            "title": marked(labels[i], v, unit),
        }
        for i, v in known[-1:]
    ]
    chart["hidden"] = [
        _hidden(i, labels[i], one, across, unit, 0, SPARK_HEIGHT, 8)
        for i, value in enumerate(one.values)
        if value.suppressed
    ]
    chart["table"] = table(
        title,
        ["", unit or _("Value")],
        [(label, [spoken(v)]) for label, v in zip(labels, one.values, strict=True)],
    )
    return chart


def _across(places, start, end):
    """From the number of a label to its place between both ends."""
    if not places:
        return None
    scale = Scale(places[0], max(places[-1], places[0] + 1), start, end)
    return [scale(place) for place in places].__getitem__


def _runs(values):
    """Stretches of (position, value) without a gap."""
    run = []
    for i, value in enumerate(values):
        if value.is_drawn:
            run.append((i, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _curve(run, across, up, look):
    path = "M" + "L".join(f"{at(across(i))} {at(up(v.amount))}" for i, v in run)
    return {"path": path, "colour": look.colour, "dash": look.dash}


def _band(run, across, up, look):
    """The area between the ends of the intervals; none where an interval is missing."""
    if any(v.low is None or v.high is None for _i, v in run):
        return None
    above = [f"{at(across(i))} {at(up(v.high))}" for i, v in run]
    below = [f"{at(across(i))} {at(up(v.low))}" for i, v in reversed(run)]
    return {"path": "M" + "L".join(above + below) + "Z", "colour": look.colour}


def _hidden(i, label, one, across, unit, top=TOP, foot=HEIGHT - BOTTOM, width=16):
    x = across(i) - width / 2
    return {
        "x": at(x),
        "y": at(top),
        "width": at(width),
        "height": at(foot - top),
        "texture": hatching(x, top, width, foot - top),
        "title": marked(label, one.values[i], unit, one.label),
    }


def _labels_across(labels, across):
    """The first label, and of the others each that has room beside the one before."""
    widest = max((text_width(label) for label in labels), default=0) + 8
    found, free = [], -widest
    for i, label in enumerate(labels):
        if across(i) >= free:
            found.append(text(across(i), HEIGHT - BOTTOM + 18, label, "middle"))
            free = across(i) + widest
    return found
