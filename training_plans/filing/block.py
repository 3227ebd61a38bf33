"""A block of cells copied in Excel: which texts belong to which people and columns."""

import csv
import io

from training_plans.filing.cells import Typed
from training_plans.models import DraftLine

MOST_LETTERS = 500_000


class NoBlock(ValueError):
    """The text is no block of cells."""


def typed_from(report, text, trainee_id, columns):
    """The Typed of a block whose first cell belongs to a person, and to the first of the columns.

    Rows go down the people in the order of the screen, cells along the columns. Answers (typed,
    left out): how many cells reach over the last person or the last column.
    """
    lines = list(DraftLine.objects.filter(report=report))
    keys = [str(line.trainee_id) for line in lines]
    start = keys.index(str(trainee_id)) if str(trainee_id) in keys else 0
    typed, left_out = [], 0
    for down, row in enumerate(rows_of(text)):
        for along, cell in enumerate(row):
            if start + down >= len(lines) or along >= len(columns):
                left_out += bool(cell.strip())
                continue
            line, column = lines[start + down], columns[along]
            stands = line.cells.get(column.name, "")
            typed.append(Typed(line.trainee_id, column.name, cell.strip(), stands))
    return typed, left_out


def rows_of(text):
    """Rows of cells as spreadsheets put them on the clipboard: tabs between, quoted line breaks.

    Raises NoBlock.
    """
    lines = io.StringIO(text.rstrip("\r\n"), newline="")
    try:
        return [row for row in csv.reader(lines, delimiter="\t") if row]
    except csv.Error:
        raise NoBlock from None
