"""Merged areas: which box a cell belongs to, and where the content of that box stands."""

from collections import defaultdict

# An area over this many rows is formatting, not a box that holds a value.
TALLEST = 5_000


class Boxes:
    """The boxes of a sheet, each as (first row, first column, last row, last column)."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.by_row = defaultdict(list)
        last_row = max(sheet.rows, default=0)
        for top, left, bottom, right in sheet.merged:
            if bottom - top <= TALLEST:
                for row in range(top, min(bottom, last_row) + 1):
                    self.by_row[row].append((top, left, bottom, right))

    def at(self, row, column):
        """The box over a place; a place that is not merged is a box of its own."""
        for box in self.by_row.get(row, ()):
            if box[1] <= column <= box[3]:
                return box
        return (row, column, row, column)

    def content(self, row, column):
        """The cell whose content shows at a place; None if it is empty."""
        top, left, _, _ = self.at(row, column)
        return self.sheet.cell(top, left)

    def text(self, row, column):
        cell = self.content(row, column)
        return cell.text if cell else ""

    def next_to(self, row, column):
        """The box to the right of the box at a place."""
        return self.at(row, self.at(row, column)[3] + 1)

    def is_merged(self, row, column):
        top, left, bottom, right = self.at(row, column)
        return (top, left) != (bottom, right)
