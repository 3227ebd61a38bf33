"""A workbook comes back: what it says of which cells, or why it is not taken."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.text import one_line
from titp.pages.hours import as_clock
from titp.spreadsheets.cells import Kind, column_letters
from titp.spreadsheets.gate import Refused, admit
from titp.spreadsheets.workbook import read_workbook
from training_plans.filing.cells import Typed
from training_plans.filing.difference import meaning
from training_plans.filing.entry import LONGEST_TEXT
from training_plans.filing.workbook import CELLS, IDS, MARKS, NAME, NAMES, PEOPLE, TOKEN
from training_plans.filing.workbook_round import MARK, NotTaken, check, due_cells, mark, shown
from training_plans.intake.words import REFUSALS as OF_FILES
from training_plans.models import DraftLine
from training_plans.month_columns import COLUMNS, HOURS

MOST_ROWS = 3000
MINUTES_OF_A_DAY = 24 * 60
REFUSALS = OF_FILES | {
    "unreadable": gettext_lazy("This is no Excel workbook (.xlsx), or it is damaged.")
}


@dataclass
class Back:
    """What a workbook says: `typed` of all cells that are to be another.

    `overtaken`: {(trainee id, column)} of those where somebody wrote since it was downloaded;
    `absent`: how many people of the report have no row.
    """

    typed: list[Typed] = field(default_factory=list)
    overtaken: set = field(default_factory=set)
    absent: int = 0


def read_back(path, report):
    """The Back of a file, for a report with its state. Raises NotTaken with the reason."""
    sheet = _month_sheet(path)
    check(_text(sheet, TOKEN, 0), report)
    columns, people, asked_again = due_cells(report)
    names = _columns(sheet, {column.name for column in columns})
    lines = {str(line.trainee_id): line for line in DraftLine.objects.filter(report=report)}
    if people is not None:
        lines = {key: line for key, line in lines.items() if line.trainee_id in people}
    back, seen = Back(), set()
    for number in sorted(row for row in sheet.rows if row > PEOPLE):
        row = sheet.rows[number]
        if any(cell.result.strip() for cell in row.values()):
            line = _line_of(sheet, number, lines, seen)
            _read_row(back, report, line, row, (columns, names, asked_again))
    back.absent = len(lines) - len(seen)
    return back


def _month_sheet(path):
    """The sheet that carries a token; the first one where none does."""
    try:
        if admit(path) != "workbook":
            raise Refused("unreadable")
        sheets = read_workbook(path, _not_too_many).sheets
    except Refused as refused:
        raise NotTaken(str(REFUSALS[refused.code])) from refused
    if not sheets:
        raise NotTaken(str(REFUSALS["empty"]))
    return next((sheet for sheet in sheets if _text(sheet, TOKEN, 0)), sheets[0])


def _not_too_many(rows):
    if rows > MOST_ROWS:
        raise Refused("too_large")


def _text(sheet, row, column):
    """The text of a cell, counted from 0 as the workbook is written."""
    cell = sheet.cell(row + 1, column + 1)
    return cell.result.strip() if cell else ""


def _columns(sheet, due):
    """{place: name} of the columns of the file, counted from 1; every filled one must be due."""
    names = {place: cell.result.strip() for place, cell in sheet.rows.get(NAMES + 1, {}).items()}
    filled = {place for row in sheet.rows if row > PEOPLE for place in sheet.rows[row]}
    for place in sorted(filled | set(names)):
        name = names.get(place, "")
        if place > CELLS and name not in due or place <= CELLS and name not in ("", "name"):
            label = COLUMNS[name].label("ja") if name in COLUMNS else name
            told = {"column": f"{column_letters(place)} {label}".strip()}
            raise NotTaken(
                _("Column %(column)s is none that was asked for. Please take it out.") % told
            )
    own = {place: name for place, name in names.items() if place > CELLS}
    if len(set(own.values())) < len(own):
        raise NotTaken(_("A column stands there twice."))
    return own


def _line_of(sheet, number, lines, seen):
    key, row = _text(sheet, number - 1, IDS), {"row": number}
    if key not in lines:
        raise NotTaken(_("Row %(row)s: this person is not in this report.") % row)
    if key in seen:
        raise NotTaken(_("Row %(row)s: this person stands there twice.") % row)
    if one_line(_text(sheet, number - 1, NAME)) != one_line(lines[key].name):
        raise NotTaken(
            _(
                "Row %(row)s: the name is not that of the person of this row. Were names sorted"
                " apart from their numbers?"
            )
            % row
        )
    seen.add(key)
    return lines[key]


def _read_row(back, report, line, row, due):
    """Put into the Back what a row says anew.

    What stands in the file as it was downloaded gives way to what was typed here since.
    """
    columns, names, asked_again = due
    known = row[MARKS + 1].result if MARKS + 1 in row else ""
    known = {
        column.name: known[place * MARK : place * MARK + MARK]
        for place, column in enumerate(columns)
    }
    for place, name in names.items():
        text, stands = _told(row.get(place), name), line.cells.get(name, "")
        if meaning(name, text) == meaning(name, stands):
            continue
        place_of_it = (line.trainee_id, name)
        as_it_went = mark(report, line.trainee_id, name, text) == known[name]
        untouched = mark(report, line.trainee_id, name, shown(line, name, report)) == known[name]
        if as_it_went and not untouched:
            continue
        if asked_again is not None and stands and place_of_it not in asked_again:
            told = {"row": next(iter(row.values())).row, "label": COLUMNS[name].label("ja")}
            raise NotTaken(
                _("Row %(row)s, %(label)s: this cell was not sent back and cannot be changed.")
                % told
            )
        back.typed.append(Typed(line.trainee_id, name, text[: LONGEST_TEXT + 1], stands))
        if not untouched:
            back.overtaken.add(place_of_it)


def _told(cell, name):
    """What a cell says in a column, as one would type it."""
    if cell is None:
        return ""
    if cell.kind is Kind.UNCOMPUTED:
        return cell.stored
    if COLUMNS[name].kind == HOURS and cell.clock:
        return as_clock(round(cell.value * MINUTES_OF_A_DAY))
    text = cell.result.strip()
    return text.partition(" / ")[0] if COLUMNS[name].choices else text
