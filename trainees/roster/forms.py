"""Rosters kept as forms: one block of labels and boxes a person, below a common head."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from trainees.roster import marks
from trainees.roster.boxes import Boxes
from trainees.roster.captions import captions_in, labelled
from trainees.roster.entries import Aside, Entry, Layout, Mapping, Reason, Source, spelled
from trainees.roster.headers import NAMES, TELLING, names_a_roster
from trainees.roster.headings import Heading, heading_below, heading_of
from trainees.roster.tables import says

WIDEST_GAP = 60
SPAN_FIELDS = {"lecture_period"}
BETWEEN = {"~", "〜", "-", "から", "至", "→"}
LONGEST_GROUP = 12
# A column that holds labels in this many rows holds labels throughout.
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


class FormReader:
    """Takes one sheet of labels and boxes apart: `FormReader(sheet).layout()`."""

    def __init__(self, sheet, boxes=None, from_text=False, row_done=lambda: None):
        self.sheet, self.from_text, self.row_done = sheet, from_text, row_done
        self.boxes = boxes or Boxes(sheet)
        self.labels = self._labels()
        self.places = {(label.row, label.column) for label in self.labels}
        columns = Counter(label.column for label in self.labels)
        self.label_columns = {column for column, count in columns.items() if count >= LABEL_COLUMN}

    @property
    def is_roster(self):
        return names_a_roster({label.heading.field for label in self.labels})

    def _labels(self):
        found = []
        for row, cells in sorted(self.sheet.rows.items()):
            groups = self._groups_over(row)
            for column, cell in sorted(cells.items()):
                text = cell.text
                heading = heading_of(text) or heading_below(text, groups)
                if heading:
                    found.append(Label(row, column, heading))
                elif ":" in text:
                    found += [
                        Label(row, column, heading, value)
                        for heading, value in list(labelled(text))[:1]
                    ]
                if len(text) <= LONGEST_GROUP:
                    groups.append(text)
        return found

    def _groups_over(self, row):
        """Texts of tall boxes that began in rows above and reach down to this one."""
        boxes = sorted(box for box in self.boxes.by_row.get(row, ()) if box[0] < row)
        texts = [self.boxes.text(top, left) for top, left, _, _ in boxes]
        return [text for text in texts if 0 < len(text) <= LONGEST_GROUP]

    def layout(self):
        result = Layout()
        starts = self._starts()
        rows = sorted(
            row for row, cells in self.sheet.rows.items() if any(map(says, cells.values()))
        )
        captions = {}
        for row in (row for row in rows if row < starts[0]):
            result.asides.append(Aside(self.sheet.name, row, self._kind(row) or Reason.TITLE))
            captions = captions | captions_in(self.sheet.rows[row])
        ends = [*(start - 1 for start in starts[1:]), rows[-1]]
        for start, end in zip(starts, ends, strict=True):
            inside = [row for row in rows if start <= row <= end]
            apart = [row for row in inside if self._kind(row)]
            result.asides += [Aside(self.sheet.name, row, self._kind(row)) for row in apart]
            result.entries.append(
                self._entry([row for row in inside if row not in apart], captions)
            )
            self.row_done()
        for label in self.labels:
            if starts[0] <= label.row <= ends[0]:
                result.mappings.append(
                    Mapping(
                        self.sheet.name,
                        label.row,
                        label.column,
                        label.text,
                        label.heading.field,
                        100,
                    )
                )
        return result

    def _kind(self, row):
        """TOTAL or END_MARKER for a row that is one and bears no label."""
        if any(label.row == row for label in self.labels):
            return None
        texts = [cell.text for cell in self.sheet.rows[row].values() if says(cell)]
        if any(marks.is_total(text) for text in texts):
            return Reason.TOTAL
        return Reason.END_MARKER if any(marks.is_end(text) for text in texts) else None

    def _starts(self):
        """The first row of each person's block."""
        anchors = self._anchors()
        shapes = self._shapes()
        starts = []
        for index, row in enumerate(anchors):
            above = anchors[index - 1] if index else 0
            starts.append((row, above))
        lift = 0
        while len(anchors) > 1:
            rows = [row - lift - 1 for row in anchors]
            shape = shapes.get(rows[1])
            if not shape or any(shapes.get(row) != shape for row in rows[1:]):
                break
            # The first block may lie right below the head, so it must only agree if it can.
            if shapes.get(rows[0]) != shape or any(
                low <= high for low, (_, high) in zip(rows, starts, strict=True)
            ):
                break
            lift += 1
        if len(anchors) == 1:
            lift = self._lift_of_single(anchors[0])
        return [row - lift for row in anchors]

    def _anchors(self):
        """Rows where a new person is named: the name label that comes first, each time again."""
        names = [label for label in self.labels if label.heading.field in NAMES]
        first = names[0]
        rows = sorted({label.row for label in names if label.heading.field == first.heading.field})
        telling = defaultdict(set)
        for label in self.labels:
            index = sum(row <= label.row for row in rows) - 1
            if label.heading.field in TELLING and index >= 0:
                telling[rows[index]].add(label.heading.field)
        kept = [row for row in rows if len(telling[row]) >= 2]
        return kept or rows[:1]

    def _shapes(self):
        """What labels and words each row has, without numbers, to compare rows of blocks."""
        shapes = {}
        for row, cells in self.sheet.rows.items():
            labels = tuple((label.column, label.text) for label in self.labels if label.row == row)
            if not labels:
                words = (
                    "".join(c for c in cell.text if not c.isdigit()) for cell in cells.values()
                )
                labels = tuple(zip(cells, words, strict=True))
            shapes[row] = labels
        return shapes

    def _lift_of_single(self, anchor):
        """How far the only block reaches above its name: through labels that speak of a person."""
        lift = 0
        while True:
            row = anchor - lift - 1
            fields = {label.heading.field for label in self.labels if label.row == row}
            if not fields & (TELLING | NAMES | {"sex", "stage", "residence_status"}):
                return lift
            lift += 1

    def _entry(self, rows, captions):
        cells = [
            cell for row in rows for _, cell in sorted(self.sheet.rows[row].items()) if says(cell)
        ]
        entry = Entry(
            self.sheet.name,
            rows[0],
            cells,
            captions=dict(captions),
            comments=[
                text
                for (row, _), text in sorted(self.sheet.comments.items())
                if rows[0] <= row <= rows[-1]
            ],
            is_form=True,
            from_text=self.from_text,
        )
        for label in self.labels:
            if label.row in rows:
                entry.has_status_column |= label.heading.field == "enrolment"
                source = self._source(label)
                if source:
                    entry.sources.setdefault(label.heading.field, []).append(source)
        return entry

    def _source(self, label):
        cell = self.boxes.content(label.row, label.column)
        if label.inline:
            return Source(label.heading, cell, spelled(cell, label.inline))
        value = self._value_after(label.row, label.column)
        if not value:
            return None
        content = value
        if label.heading.field in SPAN_FIELDS:
            content = self._whole_span(label.row, value)
        return Source(label.heading, value, content, headless_ditto=marks.is_ditto(value.result))

    def _value_after(self, row, column):
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

    def _whole_span(self, row, value):
        """Both ends of a span that stands in boxes of its own: `2026/4/15 | ～ | 2026/5/14`."""
        texts, cell = [value.text], value
        for _ in range(2):
            cell = self._value_after(row, cell.column)
            if not cell:
                return value
            texts.append(cell.text)
        return spelled(value, "".join(texts)) if texts[1] in BETWEEN else value
