"""What a workbook or text table looks like once it is read: books, sheets, rows and cells."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from titp.japanese.text import clean


class Kind(Enum):
    """What is stored in a cell, whatever it means."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"  # a number shown as a date
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCOMPUTED = "formula without a stored result"


@dataclass(slots=True)
class Cell:
    """One filled cell. `column` counts from 1.

    `value` is text, a float, a date, a bool, or an error code such as `#REF!`.
    `shows` says what a DATE shows of itself: "day", "month" or "year".
    `fill` is the colour of the whole cell ("" if none), `comment` what is pinned to it, `cleaned`
    the text once somebody asked for it. `clock`: the number is shown as a time, 1.0 as 24 hours.
    """

    row: int
    column: int
    kind: Kind
    value: str | float | date | bool | None
    formula: str = ""
    shows: str = ""
    struck: bool = False
    fill: str = ""
    comment: str = ""
    cleaned: str | None = None
    clock: bool = False

    @property
    def address(self):
        return f"{column_letters(self.column)}{self.row}"

    @property
    def stored(self):
        """The content as stored: shortest digits, ISO dates, codes of errors, formulas as text."""
        if self.kind is Kind.ERROR:
            return self.value
        return f"={self.formula}" if self.formula else self.result

    @property
    def result(self):
        """Like `stored`, with a formula's stored result in place of the formula."""
        kind = self.kind
        if kind is Kind.TEXT:
            return self.value or ""
        match kind:
            case Kind.NUMBER:
                return shortest(self.value)
            case Kind.DATE:
                return self.value.isoformat()
            case Kind.BOOLEAN:
                return "TRUE" if self.value else "FALSE"
            case _:
                return self.value or ""

    @property
    def text(self):
        """The result as cleaned text, worked out once."""
        if self.cleaned is None:
            self.cleaned = clean(self.result)
        return self.cleaned


@dataclass(slots=True)
class Sheet:
    """A sheet as its filled cells: `rows` maps a row's number to its cells by column number.

    `merged` lists areas as (first row, first column, last row, last column), `comments` all
    comments by (row, column), also those on empty cells.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    def cell(self, row, column):
        return self.rows.get(row, {}).get(column)


@dataclass(slots=True)
class Book:
    """All sheets of one file; `epoch` is the day that serial number 0 stands for."""

    sheets: list[Sheet]
    epoch: date
    is_text: bool = False


def shortest(number):
    """A stored number in its shortest digits: 45748.0 → `45748`, 0.1 → `0.1`."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def column_letters(number):
    """1 → `A`, 27 → `AA`."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def position(address):
    """`AB12` → (12, 28); ValueError if it is no address."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]), column


def area(reference):
    """`B2:D5` → (2, 2, 5, 4); a single address is an area of one cell."""
    first, _, last = reference.replace("$", "").partition(":")
    return (*position(first), *position(last or first))
