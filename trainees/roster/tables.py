"""Rosters kept as tables: one row a person, blocks, ditto marks, repeated headers, captions."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from titp.spreadsheets.cells import Cell, Kind
from trainees.roster import marks
from trainees.roster.boxes import Boxes
from trainees.roster.captions import captions_in
from trainees.roster.entries import Aside, Entry, Layout, Mapping, Reason, Source
from trainees.roster.headers import NAMES, header_at, names_a_roster, unmapped
from trainees.roster.headings import heading_of
from trainees.roster.names import is_alone_a_name
from trainees.roster.nationalities import names_a_country
from trainees.roster.proposals import guess

STRONG = {"birth_date", "passport_number", "residence_card_number"}
WEAK = {"batch", "note", "host_company", "deleted", "deleted_at"}
ENOUGH_WITHOUT_NAME = 3
LIKELY_HEADINGS = 3
LONGEST_HEADING = 40
DIGIT = re.compile(r"\d")


@dataclass
class Block:
    """What is known while walking down: captions, the title's word, the last person's cells."""

    captions: dict[str, Source] = field(default_factory=dict)
    status: str = ""
    above: dict[int, Cell | None] = field(default_factory=dict)
    started: bool = False

    def close(self):
        self.above, self.started = {}, False


class TableReader:
    """Takes one sheet with a header apart: `TableReader(sheet, header).layout()`."""

    def __init__(self, sheet, header, boxes=None, from_text=False, row_done=lambda: None):
        self.sheet, self.header, self.from_text = sheet, header, from_text
        self.boxes = boxes or Boxes(sheet)
        self.row_done = row_done
        self.result = Layout()
        self.block = Block()
        self.comments = defaultdict(list)
        for (row, column), text in sorted(sheet.comments.items()):
            self.comments[row].append((column, text))

    def layout(self):
        last, skip = 0, 0
        for row in sorted(self.sheet.rows):
            self.row_done()
            if row <= skip:
                continue
            if row > last + 1:
                self.block.close()
            last = row
            header = self._header(row)
            if header:
                skip = last = header.bottom
            else:
                self._row(row)
        return self.result

    def _header(self, row):
        """The header that starts at this row, again or for the first time."""
        if row == self.header.top:
            header = self.header
        elif row > self.header.bottom and self._looks_like_header(row):
            header = header_at(self.sheet, self.boxes, row)
        else:
            return None
        if not header:
            return None
        self.header = header
        self.block.close()
        for line in range(header.top, header.bottom + 1):
            if line in self.sheet.rows:
                self._aside(line, Reason.HEADER)
        for column, heading in header.columns.items():
            self.result.mappings.append(
                Mapping(self.sheet.name, header.top, column, heading.text, heading.field, 100)
            )
        self.result.mappings += [
            guess(self.sheet.name, *place) for place in unmapped(self.boxes, header)
        ]
        return header

    def _looks_like_header(self, row):
        # Nearly all rows are data: what has digits or is long need not be looked up.
        cells = self.sheet.rows[row].values()
        fields = {likely_field(cell.text) for cell in cells if cell.kind is Kind.TEXT} - {""}
        return len(fields) >= LIKELY_HEADINGS and (names_a_roster(fields) or fields & NAMES)

    def _row(self, row):
        cells = {column: cell for column, cell in self.sheet.rows[row].items() if says(cell)}
        reason = self._kind(row, cells)
        if reason is None:
            self.result.entries.append(self._entry(row, cells))
            return
        self._aside(row, reason)
        text = " ".join(cell.text for cell in cells.values())
        if reason is Reason.MEMO:
            self.result.remarks.append(text)
            if not any(char.isalpha() for char in text):
                # Lines that were only numbered in advance are blank to the reader.
                self.block.close()
            return
        self.block.close()
        if reason is Reason.TITLE:
            self.block.status = marks.block_status(text)
            self.block.captions = self.block.captions | captions_in(cells)
            self.result.remarks += [c.text for c in cells.values() if marks.is_remark(c.text)]
        else:
            self.block.status = ""

    def _aside(self, row, reason):
        self.result.asides.append(Aside(self.sheet.name, row, reason))

    def _kind(self, row, cells):
        """Why a row is nobody; None if it is a person."""
        texts = [cell.text for cell in cells.values()]
        filled = self._filled(row, cells) if row > self.header.bottom else {}
        named = NAMES & filled.keys()
        lone = len(texts) == 1 and not named and self._is_about_nobody(texts[0])
        if lone or not (filled.keys() & STRONG):
            if any(marks.is_total(text) for text in texts):
                return Reason.TOTAL
            if len(texts) <= 3 and any(marks.mentions_total(text) for text in texts):
                return Reason.TOTAL
            if len(texts) <= 2 and any(marks.is_end(text) for text in texts):
                return Reason.END_MARKER
        others = filled.keys() - NAMES - WEAK
        says_enough = others & STRONG or len(others) >= ENOUGH_WITHOUT_NAME or (named and others)
        if says_enough and not lone and not self._is_list_beside(cells, named, others):
            return None
        alone = named and any(is_alone_a_name(filled[name]) for name in named)
        if alone and not (len(texts) == 1 and marks.block_status(texts[0])):
            return None if not names_a_country(filled[min(named)]) else Reason.MEMO
        if row < self.header.top:
            only_remarks = all(marks.is_remark(text) for text in texts)
            return Reason.MEMO if only_remarks else Reason.TITLE
        wordy = [text for text in texts if any(char.isalpha() for char in text)]
        return Reason.TITLE if self._is_title(wordy, cells) else Reason.MEMO

    @staticmethod
    def _is_about_nobody(text):
        # `※…`, `計 5人` and `担当：…` below the table may stand in any of its columns.
        without_digits = not any(char.isdigit() for char in text)
        return without_digits or marks.is_remark(text) or marks.is_total(text)

    def _filled(self, row, cells):
        """The text by field of the mapped cells that say something, also from a box above."""
        filled = {}
        for column, heading in self.header.columns.items():
            cell = cells.get(column) or self._box_above(row, column)
            if cell and not marks.is_nothing(cell.text):
                filled.setdefault(heading.field, cell.text)
        return filled

    def _box_above(self, row, column):
        """The content of a vertically merged box that began above; None if there is none."""
        top, left, _, _ = self.boxes.at(row, column)
        return self.sheet.cell(top, left) if top < row and left == column else None

    @staticmethod
    def _is_list_beside(cells, named, others):
        # A count by nationality below the table: `ベトナム | 5名`.
        if named or others & STRONG or len(cells) > ENOUGH_WITHOUT_NAME:
            return False
        return any(marks.mentions_total(f"計{cell.text}") for cell in cells.values())

    @staticmethod
    def _is_title(wordy, cells):
        if not wordy or any(marks.is_remark(text) for text in wordy):
            return bool(wordy and captions_in(cells))
        return len(wordy) == 1 or bool(captions_in(cells))

    def _entry(self, row, cells):
        block = self.block
        entry = Entry(
            self.sheet.name,
            row,
            [cells[column] for column in sorted(cells)],
            captions=dict(block.captions),
            comments=[text for _, text in self.comments.get(row, ())],
            block_status=block.status,
            from_text=self.from_text,
            has_status_column="enrolment" in self.header.fields,
        )
        for column, heading in sorted(self.header.columns.items()):
            source = self._source(row, column, heading, cells.get(column))
            block.above[column] = source.content if source else None
            if source:
                entry.sources.setdefault(heading.field, []).append(source)
        block.started = True
        return entry

    def _source(self, row, column, heading, cell):
        """Where a person's value in one column stands; None if there is none."""
        above = self.block.above.get(column)
        if cell and marks.is_ditto(cell.result):
            # A ditto below one that has nothing to repeat has nothing to repeat either.
            if not self.block.started or (above and marks.is_ditto(above.result)):
                return Source(heading, cell, cell, headless_ditto=True)
            return Source(heading, cell, above) if above else None
        if cell:
            return Source(heading, cell, cell)
        if content := self._box_above(row, column):
            return Source(heading, _moved(content, row), content)
        if heading.field == "batch" and above and not self.from_text:
            return Source(heading, _moved(above, row), above)
        return None


def _moved(cell, row):
    """A merged cell as if it stood in each of its rows."""
    return Cell(row, cell.column, cell.kind, cell.value, formula=cell.formula, shows=cell.shows)


@lru_cache(maxsize=20_000)
def likely_field(text):
    """The field that a short text without digits heads; "" if it is no heading."""
    if len(text) >= LONGEST_HEADING or DIGIT.search(text):
        return ""
    heading = heading_of(text)
    return heading.field if heading else ""


def says(cell):
    return cell.kind is Kind.UNCOMPUTED or bool(cell.text)
