"""What the layout of a sheet yields before any value is understood: entries and their sources."""

from dataclasses import dataclass, field
from enum import StrEnum

from titp.spreadsheets.cells import Cell, Kind
from trainees.roster.headings import Heading


class Reason(StrEnum):
    """Why a row waits or is ignored."""

    QUESTION = "question"
    MISSING = "missing_key_field"
    TEMPLATE_SHEET = "template_sheet"
    HIDDEN_SHEET = "hidden_sheet"
    DELETED_ROW = "deleted_row"
    DUPLICATE_ROW = "duplicate_row"
    TITLE = "title"
    HEADER = "header"
    TOTAL = "total"
    END_MARKER = "end_marker"
    MEMO = "memo"
    NOT_ROSTER = "not_roster"


@dataclass(slots=True)
class Source:
    """Where a value stands: `cell` is what the office sees there, `content` what counts.

    They differ for ditto marks, merged areas and labels that share a cell with their value.
    `headless_ditto` marks a ditto with nothing above it to repeat.
    """

    heading: Heading
    cell: Cell
    content: Cell
    headless_ditto: bool = False

    @property
    def text(self):
        return self.content.text

    @property
    def raw(self):
        return self.cell.stored


@dataclass(slots=True)
class Entry:
    """One row, or block of a form, that describes a person.

    `sources` has one list per field in column order; `captions` those that hold for the whole
    block. `block_status` is what the block's title says of enrolment ("" if nothing).
    """

    sheet: str
    row: int
    cells: list[Cell]
    sources: dict[str, list[Source]] = field(default_factory=dict)
    captions: dict[str, Source] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    block_status: str = ""
    is_form: bool = False
    has_status_column: bool = False
    ignored: Reason | None = None
    from_text: bool = False

    def of(self, name):
        """The sources of a field: the entry's own, else the caption that holds for it."""
        own = self.sources.get(name, [])
        if not any(source.content.result for source in own) and name in self.captions:
            return [self.captions[name]]
        return own

    @property
    def name_cell(self):
        """The cell that stands for the whole row in questions about the person."""
        for name in ("name_roman", "name", "family_name", "name_kana", "family_kana", "given_name"):
            for source in self.sources.get(name, []):
                if source.text and source.text.upper() != "NULL":
                    return source.cell
        return self.cells[0]

    @property
    def is_marked(self):
        """True if all values of the entry are struck through, or all are filled in one colour.

        Notes may escape a mark, and the boxes of a form are coloured for other reasons.
        """
        own = {id(cell) for cell in self.cells}
        cells = [
            source.cell
            for name, sources in self.sources.items()
            for source in sources
            if name != "note" and id(source.cell) in own
        ]
        if len(cells) < 2:
            return False
        fills = {cell.fill for cell in cells}
        return all(cell.struck for cell in cells) or (
            not self.is_form and len(fills) == 1 and "" not in fills
        )

    @property
    def fingerprint(self):
        """All cells of the entry, placed relative to its first row."""
        return tuple((cell.row - self.row, cell.column, cell.stored) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that describes nobody, and why it is ignored."""

    sheet: str
    row: int
    reason: Reason


@dataclass(slots=True)
class Mapping:
    """How one column or label was understood, for people to check. `confidence` is 0…100.

    Where nothing is known (`field` is empty) `proposal` is the field that is meant perhaps.
    """

    sheet: str
    row: int
    column: int
    heading: str
    field: str
    confidence: int
    proposal: str = ""


@dataclass(slots=True)
class Layout:
    """A sheet taken apart: people, asides, mapped columns, and what its remarks explain."""

    entries: list[Entry] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def spelled(cell, text):
    """A cell like another one, but holding a text."""
    return Cell(cell.row, cell.column, Kind.TEXT, text, struck=cell.struck, fill=cell.fill)
