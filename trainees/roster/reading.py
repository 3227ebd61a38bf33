"""What a roster says once it is understood: rows with values, questions, and the report of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from trainees.roster.entries import Entry, Mapping, Reason

TOO_LONG = 5_000
SHOWN_OF_TOO_LONG = 200


class Disposition(StrEnum):
    """What happens to a row: imported, waiting for somebody, or ignored."""

    IMPORT = "import"
    WAIT = "wait"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody must decide about `field`, a canonical key or `person`; likeliest first."""

    cell: str
    field: str
    raw: str
    readings: tuple[str, ...]

    def as_report(self):
        return {
            "cell": self.cell,
            "field": self.field,
            "raw": self.raw,
            "readings": list(self.readings),
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: the cell's address and its text as stored."""

    cell: str
    raw: str


@dataclass(slots=True)
class Row:
    """One row of the source, a person (with `entry`) or not, and what became of it."""

    sheet: str
    row: int
    entry: Entry | None = None
    disposition: Disposition = Disposition.IGNORE
    reason: Reason | None = None
    values: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    notices: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_person(self):
        return self.entry is not None

    @property
    def takes_part(self):
        """True if the row counts among the people: it is one and is not ignored."""
        return self.is_person and self.entry.ignored is None

    def asks_about(self, name):
        return any(question.field == name for question in self.questions)

    def keep(self, name, value, cell):
        """Takes a certain value over, with the cell it comes from."""
        if value:
            self.values[name] = value
            self.origins[name] = Origin(cell.address, cell.stored)

    def take(self, name, answer, source):
        """Takes an Answer over: its value, or its question at the source's cell."""
        if answer.asks:
            self.doubt(name, source.cell.address, source.raw, answer.readings)
        elif answer.value:
            self.keep(name, answer.value, source.cell)
            if answer.notice:
                self.notices.append((name, answer.notice))

    def doubt(self, name, cell, raw, readings):
        """Opens a question; a field with an open question has no value."""
        self.values.pop(name, None)
        if len(raw) > TOO_LONG:
            raw = raw[:SHOWN_OF_TOO_LONG]
        if not self.asks_about(name):
            self.questions.append(Question(cell, name, raw, tuple(readings)))

    def as_report(self):
        return {
            "sheet": self.sheet,
            "row": self.row,
            "disposition": str(self.disposition),
            "reason": str(self.reason) if self.reason else None,
            "values": dict(self.values),
            "questions": [question.as_report() for question in self.questions],
        }


@dataclass(slots=True)
class Reading:
    """A whole file: its rows in order, the columns as understood, how many people there are.

    `error` is the code of a refused file ("" if it was read); then there are no rows.
    """

    rows: list[Row] = field(default_factory=list)
    people: int = 0
    mappings: list[Mapping] = field(default_factory=list)
    error: str = ""

    @property
    def source_rows(self):
        return sum(row.is_person for row in self.rows)

    def as_report(self):
        """The report of `import_roster --format json`, ready for JSON."""
        if self.error:
            return {"source_rows": 0, "people": 0, "rows": [], "error": self.error}
        return {
            "source_rows": self.source_rows,
            "people": self.people,
            "rows": [row.as_report() for row in self.rows],
        }
