"""Rosters kept as forms: one block of labels and boxes a person, below a common head."""

from collections import defaultdict

from trainees.roster import marks
from trainees.roster.boxes import Boxes
from trainees.roster.captions import captions_in, labelled
from trainees.roster.entries import Aside, Entry, Layout, Mapping, Reason
from trainees.roster.form_values import CHOICES, Label, LabelledValues
from trainees.roster.headers import NAMES, TELLING, names_a_roster
from trainees.roster.headings import heading_below, heading_of
from trainees.roster.proposals import guess
from trainees.roster.tables import says

LONGEST_GROUP = 12
OF_A_PERSON = TELLING | NAMES | {"sex", "stage", "residence_status"}


class FormReader:
    """Takes one sheet of labels and boxes apart: `FormReader(sheet).layout()`."""

    def __init__(self, sheet, boxes=None, from_text=False, row_done=lambda: None):
        self.sheet, self.from_text, self.row_done = sheet, from_text, row_done
        self.boxes = boxes or Boxes(sheet)
        self.labels = self._labels()
        self.values = LabelledValues(sheet, self.boxes, self.labels)

    @property
    def is_roster(self):
        return names_a_roster({label.heading.field for label in self.labels})

    def _labels(self):
        found = []
        for row, cells in sorted(self.sheet.rows.items()):
            groups, before = self._groups_over(row), None
            for column, cell in sorted(cells.items()):
                text = cell.text
                heading = heading_of(text) or heading_below(text, groups)
                # After 性別 the words 男・女 are its answer, not a label again.
                if heading and before and before.field == heading.field in CHOICES:
                    before = None
                    continue
                before = heading
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
        result.mappings += [
            guess(self.sheet.name, *place)
            for place in self.values.unknown_labels(range(starts[0], ends[0] + 1))
        ]
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
        """How far the only block reaches above its name.

        It begins below a blank line; without one, with the labels that speak of a person.
        """
        labels = defaultdict(set)
        for label in self.labels:
            labels[label.row].add(label.heading.field)
        top = anchor
        while labels.get(top - 1):
            top -= 1
        if min(self.sheet.rows) < top and top - 1 not in self.sheet.rows:
            return anchor - top
        top = anchor
        while labels.get(top - 1, set()) & OF_A_PERSON:
            top -= 1
        return anchor - top

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
                source = self.values.source(label)
                if source:
                    entry.sources.setdefault(label.heading.field, []).append(source)
        return entry
