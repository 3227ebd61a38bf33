"""Makes small rosters for tests: a header, rows of one invented person, and what differs."""

import csv
import io
from datetime import date

import openpyxl

from trainees.roster import read_roster

TODAY = date(2026, 11, 23)

PERSON = {
    "氏名": "TEST VAN A",
    "フリガナ": "テスト ヴァン ア",
    "国籍": "ベトナム",
    "生年月日": "1998/3/15",
    "旅券番号": "C1234567",
}


def person(**changes):
    """A complete row of a roster, as heading → content, with changes and additions."""
    return PERSON | changes


def header_of(rows):
    return list(dict.fromkeys(heading for row in rows for heading in row))


def grid_of(rows):
    """Header and rows as lists, in the order in which headings first appear."""
    header = header_of(rows)
    return [header, *([row.get(heading) for heading in header] for row in rows)]


def workbook(path, sheets, change=lambda book: None):
    """Writes {sheet name: list of lists}; `change` may touch the workbook before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, grid in sheets.items():
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append(row)
    change(book)
    book.save(path)
    book.close()
    return path


def table(folder, rows, name="sheet.xlsx", sheet="㈱試験工業", change=lambda book: None):
    return workbook(folder / name, {sheet: grid_of(rows)}, change)


def text_table(folder, grid, name="export.csv", encoding="utf-8", delimiter=",", newline="\r\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(grid)
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path):
    return read_roster(path, today=TODAY)


def people(path):
    """The report's rows that are persons."""
    reading = read(path)
    assert not reading.error, reading.error
    return [row.as_report() for row in reading.rows if row.is_person]


def only(path):
    """The report's row of the only person."""
    (row,) = people(path)
    return row
