"""Where values of forms come from: one function for each noun, declared in the rooms (値の出所)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import models

from titp.declared import Declared

SOURCES = Declared("form_sources", key="noun")


@dataclass(frozen=True)
class Asked:
    """The days a paper speaks of: a month, a fiscal year, or only the day on which it is made."""

    on: date
    starts_on: date
    ends_on: date

    @property
    def fiscal_year(self):
        return self.starts_on.year


@dataclass(frozen=True)
class Hidden:
    """A number of which a paper shows a part only, unless somebody asks for it who may.

    `row` is where it is recorded, with `number` and `masked`: of it is noted who was shown it.
    """

    row: models.Model

    def __str__(self):
        return self.row.masked

    @property
    def whole(self):
        return self.row.number

    @property
    def told(self):
        """The number in full, and of which row it is."""
        return self.whole, self.row._meta.label, self.row.pk


@dataclass(frozen=True)
class Source:
    """What is known of one noun: `values(row, asked)` answers {name: value}.

    Values are dates, whole numbers (yen, counts, minutes), texts, True, False or None; pairs of
    word and whether it is ticked; Hidden numbers; or, for tables, lists of such dicts. None, ""
    and an empty list mean that nothing is recorded.
    """

    noun: str
    values: Callable


def source(values):
    """Declare a function `(row, asked) -> dict`; its name is the noun."""
    SOURCES.add(Source(values.__name__, values))
    return values


def ticked(choices, chosen):
    """Pairs of word and whether it is the one, of the choices of a field."""
    return [(str(label), value == chosen) for value, label in choices]
