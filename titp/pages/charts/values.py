"""What a chart shows: values, series, the sentence that sums them up and the table under it."""

from dataclasses import dataclass
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from titp.pages.charts.ink import WIDTH, at, font_family


@dataclass(frozen=True)
class Value:
    """One number of a chart.

    `amount` None: nobody knows it. `suppressed`: known, but so few people are behind it that
    they could be recognised; it is drawn as a hatched place. `n` is the number of observations,
    `low` and `high` the interval around the amount. `words` are said instead of a suppressed one,
    where there is more to say than that too few people are behind it.
    """

    amount: float | Decimal | None = None
    n: int | None = None
    low: float | Decimal | None = None
    high: float | Decimal | None = None
    suppressed: bool = False
    href: str = ""
    words: str = ""

    @property
    def is_drawn(self):
        return self.amount is not None and not self.suppressed


SUPPRESSED = Value(suppressed=True)


@dataclass(frozen=True)
class Series:
    """Values of one kind under a name, in the order of the chart's labels."""

    label: str
    values: tuple

    def __post_init__(self):
        object.__setattr__(self, "values", as_values(self.values))


def as_values(values):
    """Bare numbers and None may stand for values."""
    return tuple(value if isinstance(value, Value) else Value(value) for value in values)


def number(amount, unit=""):
    """A number as the reader's language writes it: 1,234.5円, 12.5 hours, 8%."""
    try:
        locale = Locale.parse(to_locale(get_language() or "en"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    written = format_decimal(round(Decimal(str(amount)), 2), locale=locale)
    attached = not unit or unit == "%" or not unit.isascii()
    return f"{written}{unit}" if attached else f"{written} {unit}"


def spoken(value, unit=""):
    """A value in words, with its interval and number of observations where there are any."""
    if value.suppressed:
        return value.words or _("not shown: too few people")
    if value.amount is None:
        return _("no value")
    words = number(value.amount, unit)
    if value.low is not None and value.high is not None:
        words += f" [{number(value.low)}–{number(value.high)}]"
    if value.n is not None:
        words += f" (n={number(value.n)})"
    return words


def headed(label, unit=""):
    """A column's heading with the unit of its numbers."""
    return f"{label} ({unit})" if unit else str(label)


def marked(label, value, unit="", series=""):
    """The title of one mark: whose it is, and its value."""
    return f"{f'{series}, ' if series else ''}{label}: {spoken(value, unit)}"


def summary(labels, values, unit="", series=""):
    """One sentence: first and last value, the highest and the lowest, and what is missing."""
    drawn = [(label, v) for label, v in zip(labels, values, strict=True) if v.is_drawn]
    sentences = []
    if drawn:
        highest = max(drawn, key=lambda pair: pair[1].amount)
        lowest = min(drawn, key=lambda pair: pair[1].amount)
        sentences.append(
            _("Highest: %(high)s (%(high_label)s). Lowest: %(low)s (%(low_label)s).")
            % {
                "high": number(highest[1].amount, unit),
                "high_label": highest[0],
                "low": number(lowest[1].amount, unit),
                "low_label": lowest[0],
            }
        )
    else:
        sentences.append(_("There are no values to show."))
    suppressed = sum(value.suppressed for value in values)
    if any(value.words for value in values):
        sentences.append(_("Not shown: %(count)s.") % {"count": number(suppressed)})
    elif suppressed:
        sentences.append(
            _("Not shown because too few people are behind them: %(count)s.")
            % {"count": number(suppressed)}
        )
    told = " ".join(sentences)
    return f"{series}: {told}" if series else told


def sheet(slug, title, height, told, *, source="", width=WIDTH):
    """What every chart's dictionary has: its size, its words and its font.

    `slug` must be unique on the page; the title and the description are found by it.
    """
    return {
        "slug": slug,
        "title": str(title),
        "summary": told,
        "source": str(source),
        "width": at(width),
        "height": at(height),
        "view_box": f"0 0 {at(width)} {at(height)}",
        "font": font_family(),
    }


def table(caption, head, rows, *, numeric=True):
    """The same facts in rows: `rows` are (heading, cells) or (heading, cells, address)."""
    return {
        "caption": str(caption),
        "numeric": numeric,
        "head": [str(cell) for cell in head],
        "rows": [
            {"head": str(first), "cells": list(cells), "href": "".join(href)}
            for first, cells, *href in rows
        ],
    }
