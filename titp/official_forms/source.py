"""Where values of forms come from: one function for each noun, declared in the rooms (値の出所)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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
class Source:
    """What is known of one noun: `values(row, asked)` answers {name: value}.

    Values are dates, whole numbers (yen, counts, minutes), texts, True, False or None; pairs of
    word and whether it is ticked; or, for tables, lists of such dicts. None, "" and an empty list
    mean that nothing is recorded.
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
