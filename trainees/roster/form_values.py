"""The values of a form's labels: in the same cell, or in the next boxes to the right."""

import re
from collections import Counter
from dataclasses import dataclass

from trainees.roster import marks
from trainees.roster.entries import Source, spelled
from trainees.roster.headings import Heading
from trainees.roster.tables import says

WIDEST_GAP = 60
SPAN_FIELDS = {"lecture_period"}
BETWEEN = {"~", "〜", "-", "から", "至", "→"}
CHOICES = {"sex", "nationality", "stage", "residence_status", "basic_test", "enrolment"}
BOX_TO_TICK = re.compile("[☑☒☐□■✔✓]")
# A column that holds labels in this many rows, and little else, holds labels throughout.
LABEL_COLUMN = 2


@dataclass(frozen=True)
class Label:
    """A label of a form: where it stands, what it means, and its value if they share a cell."""

    row: int
    column: int
    heading: Heading
    inline: str = ""

    @property
    def text(self):
        return self.heading.text


class LabelledValues:
    """Finds the values of the Labels on one sheet: `LabelledValues(…).source(label)`."""

    def __init__(self, sheet, boxes, labels):
        self.sheet, self.boxes = sheet, boxes
        self.places = {(label.row, label.column) for label in labels}
        columns = Counter(label.column for label in labels)
        filled = Counter(column for cells in sheet.rows.values() for column in cells)
        self.label_columns = {
            column
            for column, count in columns.items()
            if count >= max(LABEL_COLUMN, filled[column] / 2)
        }

    def unknown_labels(self, rows):
        """(row, column, text) of words in these rows that stand like labels but mean nothing."""
        for row in rows:
            for column, cell in sorted(self.sheet.rows.get(row, {}).items()):
                known = (row, column) in self.places or not self._is_unknown_label(cell)
                if not known and any(char.isalpha() for char in cell.text):
                    yield row, column, cell.text

    def source(self, label):
        """Where the value of a Label stands; None if its box is empty."""
        cell = self.boxes.content(label.row, label.column)
        if label.inline:
            return Source(label.heading, cell, spelled(cell, label.inline))
        value = self.after(label.row, label.column)
        if not value:
            return None
        content = value
        if label.heading.field in SPAN_FIELDS:
            content = self._whole_span(label.row, value)
        elif label.heading.field in CHOICES:
            content = self._whole_choice(label.row, value)
        return Source(label.heading, value, content, headless_ditto=marks.is_ditto(value.result))

    def after(self, row, column):
        """The next filled box to the right; None if an empty box or another label comes first."""
        box = self.boxes.next_to(row, column)
        for step in range(WIDEST_GAP):
            top, left = box[0], box[1]
            cell = self.sheet.cell(top, left)
            if cell and says(cell):
                if (top, left) in self.places or (step and self._is_unknown_label(cell)):
                    return None
                return cell
            if self.boxes.is_merged(top, left) and (box[3] > left or box[2] > top):
                return None
            box = self.boxes.next_to(row, left)
        return None

    def _is_unknown_label(self, cell):
        return cell.column in self.label_columns

    def _whole_choice(self, row, value):
        """All options of a choice that stand in boxes of their own: `□男 | ☑女`."""
        texts, cell = [value.result], value
        while cell and BOX_TO_TICK.search(texts[0]):
            cell = self.after(row, cell.column)
            if not cell or not (BOX_TO_TICK.search(cell.text) or BOX_TO_TICK.fullmatch(texts[-1])):
                break
            texts.append(cell.result)
        return spelled(value, " ".join(texts)) if len(texts) > 1 else value

    def _whole_span(self, row, value):
        """Both ends of a span that stands in boxes of its own: `2026/4/15 | ～ | 2026/5/14`."""
        texts, cell = [value.text], value
        for _ in range(2):
            cell = self.after(row, cell.column)
            if not cell:
                return value
            texts.append(cell.text)
        return spelled(value, "".join(texts)) if texts[1] in BETWEEN else value
