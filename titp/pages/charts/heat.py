"""A heat grid: one cell for each row and column, darker where there is more, with its number."""

from django.utils.translation import gettext as _

from titp.pages.charts.ink import (
    FG,
    HINT,
    LINE,
    WIDTH,
    at,
    hatching,
    shortened,
    text,
    text_width,
)
from titp.pages.charts.values import (
    as_values,
    headed,
    marked,
    number,
    sheet,
    spoken,
    summary,
    table,
)

ROW, TOP, BOTTOM = 30, 28, 8
SHADES = ("#FFFFFF", "#E8F1FE", "#C5D7FB", "#9DB7F9", "#4979F5", "#0017C1")
FIRST_DARK = 5  # from this shade on white words are read better than black ones


def heat_grid(slug, title, rows, columns, values, *, unit="", source=""):
    """`values[row][column]`; a suppressed cell is hatched, an unknown one empty.

    Each cell carries its number, so the shade is never the only word.
    """
    values = [as_values(row) for row in values]
    everything = [value for row in values for value in row]
    names = [f"{row}, {column}" for row in rows for column in columns]
    left = min(200, max((text_width(row) for row in rows), default=0) + 12)
    width = (WIDTH - left) / max(len(columns), 1)
    chart = sheet(
        slug,
        title,
        TOP + ROW * len(rows) + BOTTOM,
        summary(names, everything, unit),
        source=source,
    )
    every = max(1, -(-int(max(text_width(c) for c in columns) + 6) // int(width)))
    chart["texts"] = [
        text(left + width * (i + 0.5), TOP - 10, column, "middle", colour=HINT)
        for i, column in enumerate(columns)
        if i % every == 0
    ]
    chart["texts"] += [
        text(left - 8, TOP + ROW * i + 20, shortened(row, left - 11), "end")
        for i, row in enumerate(rows)
    ]
    amounts = [float(v.amount) for v in everything if v.is_drawn]
    low, high = min(amounts, default=0), max(amounts, default=0)
    chart["cells"] = [
        _cell(left + width * j, TOP + ROW * i, width, value, low, high)
        | {"title": marked(f"{rows[i]}, {columns[j]}", value, unit), "href": value.href}
        for i, row in enumerate(values)
        for j, value in enumerate(row)
    ]
    chart["table"] = table(
        headed(title, unit),
        ["", *columns],
        [(rows[i], [spoken(v) for v in row]) for i, row in enumerate(values)],
    )
    chart["scale_note"] = _("Darker means more.")
    return chart


def _cell(x, y, width, value, low, high):
    shade = shade_of(value, low, high)
    words = number(value.amount) if value.is_drawn else ""
    return {
        "x": at(x + 1),
        "y": at(y + 1),
        "width": at(width - 2),
        "height": at(ROW - 2),
        "colour": SHADES[shade],
        "border": LINE,
        "suppressed": value.suppressed,
        "texture": hatching(x + 1, y + 1, width - 2, ROW - 2) if value.suppressed else "",
        "label": text(
            x + width / 2,
            y + 20,
            words if text_width(words) < width else "",
            "middle",
            colour="#FFFFFF" if shade >= FIRST_DARK else FG,
        ),
    }


def shade_of(value, low, high):
    """Its place in SHADES: zero is white whatever the lowest number is, the rest share evenly."""
    if not value.is_drawn or value.amount == 0:
        return 0
    if high == low:
        return len(SHADES) - 1
    part = (float(value.amount) - low) / (high - low)
    return 1 + min(int(part * (len(SHADES) - 1)), len(SHADES) - 2)
