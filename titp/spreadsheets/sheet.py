"""What a sheet is: a layout of columns that an app declares in `<app>/sheets/<slug>.py` (表)."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from titp.declared import Declared, Text

SHEETS = Declared("sheets")


@dataclass(frozen=True)
class Column:
    """One column: the key of its values, its heading in a file, an example, and what it wants."""

    key: str
    heading: Text
    example: str = ""
    help: Text = Text(ja="", en="")


@dataclass(frozen=True)
class Sheet:
    """A layout in which an office hands data in and gets it back.

    `read(path, progress)` understands a file; the same columns make the empty form and the list
    of rows that wait, so what goes out can come in again. `may`: words of the permission table.
    """

    slug: str
    title: Text
    may: str
    columns: tuple[Column, ...]
    read: Callable

    def __post_init__(self):
        SHEETS.add(self)

    def workbook(self, lines, more=()):
        """Bytes of an .xlsx: the headings, then the lines ({key: text}); all cells are text.

        `more`: (heading, key) of columns behind the sheet's own, such as why a row waits.
        """
        buffer, lines = BytesIO(), list(lines)
        book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
        head = book.add_format(
            {"bold": True, "bg_color": "#E6E6E6", "bottom": 1, "text_wrap": True}
        )
        text = book.add_format({"num_format": "@"})
        page = book.add_worksheet(self.title.ja[:31])
        page.freeze_panes(1, 1)
        headings = [(column.heading.ja, column.key) for column in self.columns]
        for place, (heading, key) in enumerate([*headings, *more]):
            page.set_column(place, place, 18, text)
            page.write_string(0, place, str(heading), head)
            for number, line in enumerate(lines, 1):
                page.write_string(number, place, str(line.get(key) or ""), text)
        self._explain(book, head)
        book.close()
        return buffer.getvalue()

    def _explain(self, book, head):
        # 記入例 marks a sheet of examples, here and in every office: it is not read as people.
        page = book.add_worksheet("項目説明（記入例）")
        page.set_column(0, 2, 40)
        rows = [("項目", "例", "説明")]
        rows += [(c.heading.ja, c.example, c.help.ja) for c in self.columns]
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                page.write_string(number, place, value, head if number == 0 else None)
