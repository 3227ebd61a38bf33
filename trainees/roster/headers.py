"""Finding the header of a table: one or two rows, anywhere among the first thirty."""

import re
from dataclasses import dataclass

from trainees.roster.boxes import Boxes
from trainees.roster.headings import Heading, heading_of

FIRST_ROWS = 30
NAMES = {"name", "name_roman", "name_kana", "family_name", "family_kana"}
TELLING = {
    "nationality",
    "birth_date",
    "passport_number",
    "residence_card_number",
    "residence_expires_on",
    "entered_on",
}
VALUE = re.compile(r"\d|[☑☐□■✔✓]|^[A-Z][A-Z .'-]+$")


@dataclass(frozen=True)
class Header:
    """A header: its first and last row, and the understood headings by column."""

    top: int
    bottom: int
    columns: dict[int, Heading]

    @property
    def fields(self):
        return {heading.field for heading in self.columns.values()}


def names_a_roster(fields):
    """True if the fields name the person and at least two of the telling ones."""
    return bool(fields & NAMES) and len(fields & TELLING) >= 2


def find_header(sheet, boxes=None):
    """The first Header of a sheet; None if it has none."""
    boxes = boxes or Boxes(sheet)
    for row in sorted(row for row in sheet.rows if row <= FIRST_ROWS):
        header = header_at(sheet, boxes, row)
        if header:
            return header
    return None


def header_at(sheet, boxes, row):
    """The Header that starts at a row, alone or with the next row; None if there is none."""
    alone, both = _one_row(sheet, boxes, row), _two_rows(sheet, boxes, row)
    below = _one_row(sheet, boxes, row + 1) if row + 1 in sheet.rows else alone
    needs_both = len(both.columns) > max(len(alone.columns), len(below.columns))
    best = both if needs_both and _adds_only(alone, both) else alone
    if not names_a_roster(best.fields) or _is_line_of_a_form(boxes, best):
        return None
    return best


def _adds_only(alone, both):
    # A first data row may look like headings by chance; then fields of the header would go.
    # A name may become more exact: 氏名 above ローマ字 and カナ.
    kept = alone.fields - NAMES <= both.fields and bool(both.fields & NAMES)
    return kept or not names_a_roster(alone.fields)


def _one_row(sheet, boxes, row):
    columns = {
        column: heading
        for column, cell in sheet.rows[row].items()
        if (heading := heading_of(cell.text))
    }
    return Header(row, row, _without_side_table(sheet.rows[row], columns))


def _two_rows(sheet, boxes, row):
    upper, lower = sheet.rows[row], sheet.rows.get(row + 1, {})
    columns, filled, group = {}, dict(upper) | dict(lower), ""
    for column in range(min(filled, default=1), max(filled, default=0) + 1):
        _, left, bottom, _ = boxes.at(row, column)
        above = boxes.text(row, column)
        below = "" if bottom > row else _text_that_starts_at(boxes, row + 1, column)
        group = above or group
        # A box over several columns names those below it, or itself only once.
        own = above if below or left == column else ""
        heading = _completed(own, below, group, wide=boxes.is_merged(row, column))
        if heading:
            columns[column] = heading
        if above or below:
            filled.setdefault(column, None)
    return Header(row, row + 1, _without_side_table(filled, columns))


def _text_that_starts_at(boxes, row, column):
    return boxes.text(row, column) if boxes.at(row, column)[1] == column else ""


def _completed(above, below, group, wide):
    """The heading of a column by its two rows and the last group heading to its left."""
    if not below:
        return heading_of(above)
    if above and wide:
        return heading_of(below, above)
    if above:
        return heading_of(below, above) or heading_of(below) or heading_of(above)
    # Groups that are not merged reach to the right as far as they complete a heading.
    return heading_of(below, group) or heading_of(below)


def _without_side_table(filled, columns):
    """Headings that come again behind an empty column belong to a list beside the table."""
    seen, kept, main_run = set(), {}, True
    names = [column for column, heading in columns.items() if heading.field in NAMES]
    for column in sorted(filled):
        main_run = main_run and (column - 1 in filled or column == min(filled))
        after_name = bool(names) and column > min(names)
        heading = columns.get(column)
        if heading and (main_run or not after_name or heading.field not in seen):
            kept[column] = heading
            seen.add(heading.field)
    return kept


def unmapped(boxes, header):
    """(row, column, text) of the headings that mean nothing known, from left to right."""
    rows = range(header.top, header.bottom + 1)
    columns = {column for row in rows for column in boxes.sheet.rows.get(row, ())}
    for column in sorted(columns - header.columns.keys()):
        for row in reversed(rows):
            text = _text_that_starts_at(boxes, row, column)
            if text and boxes.at(row, column)[0] >= header.top:
                yield row, column, text
                break


def _is_line_of_a_form(boxes, header):
    """In a line of a form the box after a label holds its value, or is an empty merged box."""
    if header.bottom > header.top:
        return False
    values = 0
    for column in header.columns:
        box = boxes.next_to(header.top, column)
        text = boxes.text(box[0], box[1])
        if box[1] in header.columns:
            continue
        empty_box = not text and boxes.is_merged(box[0], box[1])
        values += empty_box or bool(VALUE.search(text) and not heading_of(text))
    return values * 2 > len(header.columns)
