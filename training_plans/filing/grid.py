"""A part of a month as a table of cells, one row for each person, as the screen shows it."""

from dataclasses import dataclass
from itertools import groupby

from training_plans.filing.cells import Typed
from training_plans.filing.entry import read_cell
from training_plans.filing.totals import TOTALS, totals
from training_plans.models import DraftLine, ReturnedCell
from training_plans.month_columns import COLUMNS, MonthColumn, word

CELL, WAS = "c", "w"  # how the names of a form's inputs begin: c-<trainee>-<column>


@dataclass(frozen=True)
class Heading:
    """A column of the screen, or a total behind one: its label and that in a second language."""

    name: str
    label: str
    second: str = ""
    column: MonthColumn | None = None


@dataclass(frozen=True)
class Cell:
    """One box: what stands there, what may be expected, and what is to be said about it."""

    column: MonthColumn
    trainee_id: int
    text: str
    proposed: str
    language: str
    second_language: str = ""
    error: str = ""
    theirs: str | None = None
    returned: ReturnedCell | None = None
    open: bool = True

    @property
    def id(self):
        return f"{CELL}-{self.trainee_id}-{self.column.name}"

    @property
    def label(self):
        return self.column.label(self.language)

    @property
    def second(self):
        return self.column.label(self.second_language) if self.second_language else ""

    @property
    def reason(self):
        """Why it was sent back, in the language of the reader's choice."""
        return word(f"reason.{self.returned.reason}", self.second_language or self.language)

    @property
    def was_name(self):
        return f"{WAS}-{self.trainee_id}-{self.column.name}"

    @property
    def choices(self):
        return self.column.choices_in(self.language)

    @property
    def input_mode(self):
        return {"yen": "numeric", "count": "numeric", "hours": "text", "halves": "decimal"}.get(
            self.column.kind, "text"
        )


@dataclass(frozen=True)
class Total:
    """A box that nobody types in."""

    name: str
    trainee_id: int
    text: str


@dataclass(frozen=True)
class Row:
    """A person: cells and totals in the order of the headings, and how much is filled in."""

    trainee_id: int
    name: str
    boxes: list
    filled: int
    asked: int

    @property
    def id_text(self):
        return str(self.trainee_id)

    @property
    def done(self):
        return self.filled == self.asked


@dataclass(frozen=True)
class Grid:
    """`groups` are (words, number of headings); `rows` one for each person."""

    headings: list[Heading]
    groups: list[tuple[str, int]]
    rows: list[Row]


def grid(report, columns, languages, answers=(), open_cells=None):
    """The Grid of these columns; `languages` are that of the page and a second one, or "".

    `answers`: the Kept of texts that were just sent, whose conflicts and errors are shown;
    `open_cells`: those that may be typed in, {(trainee id, column): ReturnedCell}, None for all.
    """
    first, second = languages
    said = {(kept.typed.trainee_id, kept.typed.column): kept for kept in answers}
    headings, groups = _headings(columns, first, second)
    rows = [
        _row(line, headings, languages, said, open_cells)
        for line in DraftLine.objects.filter(report=report)
    ]
    return Grid(headings, groups, rows)


def _headings(columns, first, second):
    behind = {column: name for name, column in TOTALS.items()}
    headings, grouped = [], []
    for group, members in groupby(columns, key=lambda column: column.group):
        before = len(headings)
        for column in members:
            for name in filter(None, (column.name, behind.get(column.name))):
                is_typed = name == column.name
                headings.append(
                    Heading(
                        name, word(f"column.{name}", first),
                        word(f"column.{name}", second) if second else "",
                        column if is_typed else None,
                    )
                )  # fmt: skip
        grouped.append((word(f"group.{group}", first), len(headings) - before))
    return headings, grouped


def _row(line, headings, languages, said, open_cells):
    added = totals(line.cells)
    boxes = [
        _cell(line, heading.column, languages, said, open_cells)
        if heading.column
        else Total(heading.name, line.trainee_id, added[heading.name])
        for heading in headings
    ]
    asked = [box for box in boxes if isinstance(box, Cell) and box.column.required]
    filled = sum(1 for box in asked if box.text and not box.error)
    return Row(line.trainee_id, line.name, boxes, filled, len(asked))


def _cell(line, column, languages, said, open_cells):
    place = (line.trainee_id, column.name)
    kept = said.get(place)
    text = line.cells.get(column.name, "")
    is_open = open_cells is None or place in open_cells or not text
    return Cell(
        column, line.trainee_id, kept.typed.text if kept else text,
        line.proposed.get(column.name, ""), *languages, read_cell(column.name, text),
        kept.theirs if kept and kept.conflict else None, (open_cells or {}).get(place), is_open,
    )  # fmt: skip


def typed_in(data):
    """The Typed of a form's data (QueryDict): inputs c-<trainee>-<column>, with w-… what stood."""
    for name, text in data.items():
        kind, _dash, place = name.partition("-")
        trainee, _dash, column = place.partition("-")
        if kind == CELL and trainee.isdecimal() and len(trainee) < 19 and column in COLUMNS:
            yield Typed(int(trainee), column, text, data.get(f"{WAS}-{place}"))


def changed(typed):
    """Those of which the text is another than what stood there."""
    return [one for one in typed if one.was is None or one.was.strip() != one.text.strip()]
