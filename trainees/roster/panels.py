"""Two or more lists or forms side by side on one sheet, taken apart into sheets of their own."""

from titp.japanese.text import compact
from titp.spreadsheets.cells import Kind, Sheet
from trainees.roster.headers import FIRST_ROWS, NAMES, names_a_roster
from trainees.roster.headings import heading_of


def panels(sheet):
    """The sheet itself, or the Sheets that stand side by side on it, from left to right.

    What stands beside must repeat the labels of a roster at one distance; a few labels that come
    again (住所 twice) are another column of the same list. Lines above belong to all of them.
    """
    found = _first_boundary(sheet)
    if not found:
        return [sheet]
    row, column = found
    return [_part(sheet, row, 1, column), *panels(_part(sheet, row, column, None))]


def _first_boundary(sheet):
    """(first row, first column) of the labels that come again; None if they do not."""
    labels = {
        (row, column): heading.field
        for row, cells in sheet.rows.items()
        if row <= FIRST_ROWS
        for column, cell in cells.items()
        if cell.kind is Kind.TEXT and (heading := heading_of(cell.text))
    }
    names = sorted(place for place, field in labels.items() if field in NAMES)
    for row, first in names:
        for other in (column for line, column in names if line == row and column > first):
            if boundary := _boundary(sheet, labels, other - first):
                return boundary
    return None


def _boundary(sheet, labels, distance):
    twins = [place for place in labels if _comes_again(sheet, *place, distance)]
    if not twins:
        return None
    rows = {row for row, _ in twins}
    again = [
        column + distance
        for row in rows
        for column in sheet.rows[row]
        if _comes_again(sheet, row, column, distance)
    ]
    left = {labels[place] for place in twins if place[1] < min(again)}
    return (min(rows), min(again)) if names_a_roster(left) else None


def _comes_again(sheet, row, column, distance):
    one, other = sheet.cell(row, column), sheet.cell(row, column + distance)
    both = bool(one and other) and one.kind is other.kind is Kind.TEXT
    return both and compact(one.text) == compact(other.text) != ""


def _part(sheet, first_row, first, end):
    """The columns from `first` up to before `end`, with all that stands above `first_row`."""

    def belongs(row, column):
        return row < first_row or (column >= first and (end is None or column < end))

    rows = {}
    for row, cells in sheet.rows.items():
        kept = {column: cell for column, cell in cells.items() if belongs(row, column)}
        if kept:
            rows[row] = kept
    return Sheet(
        sheet.name,
        sheet.hidden,
        rows,
        [box for box in sheet.merged if belongs(box[0], box[1])],
        {place: text for place, text in sheet.comments.items() if belongs(*place)},
    )
