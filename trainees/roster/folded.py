"""Tables in which one person takes two lines, below a header of two lines: laid out as one line."""

from dataclasses import dataclass

from titp.japanese.written_dates import Certainty, read_date
from titp.spreadsheets.cells import Kind, Sheet
from trainees.roster import names
from trainees.roster.days import FIELDS as DATE_FIELDS
from trainees.roster.headers import FIRST_ROWS, NAMES, VALUE, names_a_roster
from trainees.roster.headings import heading_of
from trainees.roster.marks import is_nothing, is_total
from trainees.roster.nationalities import names_a_country
from trainees.roster.numbers import CARD

FEWEST_STACKED = 2
# So many people prove how the table is written.
WITNESSES = 20
SCRIPTS = {"name_roman": {"roman"}, "name_kana": {"kana"}, "name": {"roman", "kanji"}}


@dataclass(frozen=True)
class Fold:
    """Where two header lines stand one above the other: row, and fields by column of both."""

    row: int
    upper: dict[int, str]
    lower: dict[int, str]

    @property
    def stacked(self):
        both = self.upper.keys() & self.lower.keys()
        return [column for column in both if self.upper[column] != self.lower[column]]


def unfolded(sheet):
    """A Sheet with one line a person; the sheet itself unless its contents prove two lines.

    Cells keep the address they have; those of second lines stand to the right of the first ones.
    """
    for row in sorted(row for row in sheet.rows if row <= FIRST_ROWS and row + 1 in sheet.rows):
        if any(_holds_a_value(sheet, line) for line in (row, row + 1)):
            continue  # a line of a form
        fold = Fold(row, _fields(sheet, row), _fields(sheet, row + 1))
        if len(fold.stacked) >= FEWEST_STACKED and _is_proved(sheet, fold):
            return _laid_out(sheet, fold)
    return sheet


def _fields(sheet, row):
    return {
        column: heading.field
        for column, cell in sheet.rows[row].items()
        if cell.kind is Kind.TEXT and (heading := heading_of(cell.text))
    }


def _holds_a_value(sheet, row):
    cells = sheet.rows[row].values()
    return any(
        cell.kind is not Kind.TEXT or (VALUE.search(cell.text) and not heading_of(cell.text))
        for cell in cells
    )


def _is_proved(sheet, fold):
    """True if values fit the label of their own line, and none only that of the other line."""
    if not names_a_roster({*fold.upper.values(), *fold.lower.values()}):
        return False
    proofs = 0
    for row in list(_first_lines(sheet, fold))[:WITNESSES]:
        for column in fold.stacked:
            own = (fold.upper[column], fold.lower[column])
            for line, (field, other) in enumerate((own, own[::-1])):
                cell = sheet.cell(row + line, column)
                if cell is None or is_nothing(cell.text):
                    continue
                fits, fits_other = _fits(field, cell), _fits(other, cell)
                if fits_other and not fits:
                    return False
                proofs += fits and not fits_other
    return proofs >= FEWEST_STACKED


def _fits(field, cell):
    """Whether a content can be a value of a field; fields of any text witness nothing."""
    text = cell.text
    if field in DATE_FIELDS:
        if cell.kind is Kind.DATE:
            return True
        return read_date(text).certainty not in {Certainty.NOTHING, Certainty.NO_DATE}
    if field in SCRIPTS:
        return names.script(text) in SCRIPTS[field] and names.is_possible(text)
    if field == "nationality":
        return names_a_country(text)
    if field == "residence_card_number":
        return bool(CARD.fullmatch(text))
    return False


def _first_lines(sheet, fold):
    """Rows that begin a person: named (or labelled again) on the line that bears the name."""
    named_above = [column for column, field in fold.upper.items() if field in NAMES]
    named_below = [column for column, field in fold.lower.items() if field in NAMES]
    row, last = fold.row + 2, max(sheet.rows)
    while row < last:
        names_it = any(sheet.cell(row, column) for column in named_above) or (
            not named_above and any(sheet.cell(row + 1, column) for column in named_below)
        )
        cells = sheet.rows.get(row, {}).values()
        if names_it and row + 1 in sheet.rows and not any(is_total(cell.text) for cell in cells):
            yield row
            row += 2
        else:
            row += 1


def _laid_out(sheet, fold):
    firsts = {fold.row, *_first_lines(sheet, fold)}
    width = max(column for cells in sheet.rows.values() for column in cells)

    def place(row, column):
        return (row - 1, column + width) if row - 1 in firsts else (row, column)

    rows = {}
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in cells.items():
            line, at = place(row, column)
            rows.setdefault(line, {})[at] = cell
    merged = []
    for top, left, bottom, right in sheet.merged:
        line, first = place(top, left)
        # A box over both lines of a person is a box of one line now.
        end = line if line in firsts and bottom <= line + 1 else bottom
        if (line, first) != (end, right + first - left):
            merged.append((line, first, end, right + first - left))
    comments = {place(*spot): text for spot, text in sheet.comments.items()}
    return Sheet(sheet.name, sheet.hidden, rows, merged, comments)
