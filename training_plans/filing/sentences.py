"""Arithmetic in words: a sentence of data/month_words.csv with the numbers in their places."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from training_plans.month_columns import word

# How the parts of a list are joined, by language; the others have a comma.
JOINED = {"ja": "、", "easy": "、"}


@dataclass(frozen=True)
class Listed:
    """Several words, by their keys, or sentences."""

    of: tuple
    by: str | None = None


@dataclass(frozen=True)
class Place:
    """A prefecture as evidence names it, "東京都 Tokyo", and an industry with its own rate."""

    name: str
    industry: str = ""


@dataclass(frozen=True)
class Sentence:
    """The word `check.<key>` with values: numbers of yen, texts of hours, days, words, sentences.

    `columns`: the cells that it is about; `office`: it speaks of what only the office records.
    """

    key: str
    values: dict = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    office: bool = False

    def say(self, language):
        said = {name: _say(value, language) for name, value in self.values.items()}
        return word(f"check.{self.key}", language).format(**said)


def _say(value, language):
    match value:
        case Sentence():
            return value.say(language)
        case Listed():
            joined = value.by or JOINED.get(language, ", ")
            return joined.join(_part(one, language) for one in value.of)
        case Place():
            japanese, _space, english = value.name.partition(" ")
            name = japanese if language in JOINED else english
            return f"{name} {value.industry}".strip()
        case None:
            return "–"
        case int():
            return f"{value:,}"
        case float() | Decimal():
            return f"{value:,.2f}".rstrip("0").rstrip(".")
        case date():
            return value.isoformat()
    return str(value)


def _part(one, language):
    return one.say(language) if isinstance(one, Sentence) else word(one, language)
