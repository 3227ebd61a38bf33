"""What a figure is: a number that an app declares in `<app>/figures.py` (数値)."""

from collections.abc import Callable
from dataclasses import dataclass

from titp.declared import Declared, Text

FIGURES = Declared("figures")


@dataclass(frozen=True)
class Figure:
    """A number with its definition.

    `by` says what it is broken down by; `names` turns a group's key into words for a reader.
    `statement` answers one SQL statement with the columns organization_id, grouping (text) and
    value (integer) as seen on the day `%(on)s`, for all organizations at once.
    """

    slug: str
    title: Text
    unit: Text
    definition: Text
    by: Text | None
    names: Callable[[str], object]
    statement: Callable[[], str]


def figure(*, title, unit, definition, by=None, names=str):
    """Declare a figure: the function's name is its slug; it answers the statement."""

    def declare(statement):
        return FIGURES.add(
            Figure(
                slug=statement.__name__,
                title=title,
                unit=unit,
                definition=definition,
                by=by,
                names=names,
                statement=statement,
            )
        )

    return declare
