"""Formulas that a sheet stores once for many cells, written out for each of them."""

import re

from titp.spreadsheets.cells import column_letters, position

# Text, names of sheets and of other books are not touched; LOG10( is no address.
TOKEN = re.compile(
    r"\"[^\"]*\"|'[^']*'|\[[^\]]*\]"
    r"|(?<![\w.$])(?P<column>\$?[A-Z]{1,3})(?P<row>\$?\d{1,7})(?![\w(!])"
)


class SharedFormulas:
    """The shared formulas of one sheet, by the number that their cells refer to."""

    def __init__(self):
        self.first = {}

    def written(self, number, formula, row, column):
        """The formula of a cell: its own if it states one, else the first one moved here."""
        if formula:
            self.first[number] = formula, row, column
        elif number in self.first:
            formula, first_row, first_column = self.first[number]
            return moved(formula, row - first_row, column - first_column)
        return formula


def moved(formula, rows, columns):
    """`A1+$B$2` moved by one row is `A2+$B$2`."""

    def shifted(match):
        column, row = match["column"], match["row"]
        if not column:
            return match[0]
        if not column.startswith("$"):
            number = position(f"{column}1")[1] + columns
            column = column_letters(number) if number > 0 else "#REF!"
        if not row.startswith("$"):
            row = str(int(row) + rows)
        return f"{column}{row}"

    return TOKEN.sub(shifted, formula)
