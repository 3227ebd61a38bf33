"""The cells of one worksheet, read in one pass that keeps only what is filled."""

from datetime import date

from titp.spreadsheets.cells import Cell, Kind, area, position
from titp.spreadsheets.formulas import SharedFormulas
from titp.spreadsheets.gate import Refused
from titp.spreadsheets.markup import stream
from titp.spreadsheets.serials import EPOCH_1900, day_of
from titp.spreadsheets.styles import PLAIN

KEPT = {"v", "t", "f"}
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class StyleByNumber(dict):
    """The Styles by the number as a cell states it; one that was never defined is plain."""

    def __init__(self, styles):
        super().__init__((str(number), style) for number, style in enumerate(styles))

    def __missing__(self, number):
        self[number] = self.get(str(int(number)), PLAIN)
        return self[number]


class SheetCells:
    """Fills a Sheet from its XML: `SheetCells(sheet, …).read(file)`.

    `texts` are the workbook's shared texts as (text, struck through). A million formatted empty
    rows cost time but no memory, and the sheet's own statement of its size is not believed.
    """

    def __init__(self, sheet, texts, styles, epoch=EPOCH_1900, row_read=lambda rows: None):
        self.sheet, self.texts, self.epoch = sheet, texts, epoch
        self.style_of = StyleByNumber(styles)
        self.row_read = row_read
        self.row, self.column = 0, 0
        self.cell, self.parts, self.inside, self.phonetic = None, {}, "", False
        self.formulas, self.shared = SharedFormulas(), None

    def read(self, file):
        stream(file, self.start, self.end, self.text)

    def start(self, name, attributes):
        if name == "c":
            self.cell, self.parts, self.shared = attributes, {}, None
            self.column += 1
        elif name == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0
        elif self.cell is not None:
            # rPh carries the reading of a Japanese text (furigana), which is not part of it.
            self.phonetic = self.phonetic or name == "rPh"
            self.inside = name if name in KEPT and not self.phonetic else ""
            if name in {"f", "v"}:
                self.parts.setdefault(name, "")
            if name == "f" and attributes.get("t") == "shared":
                self.shared = attributes.get("si")
        elif name == "mergeCell":
            self.sheet.merged.append(area(attributes["ref"]))

    def text(self, characters):
        if self.inside:
            self.parts[self.inside] = self.parts.get(self.inside, "") + characters

    def end(self, name):
        if name == "c":
            if self.parts:
                self.keep()
            self.cell = None
        elif name in KEPT:
            self.inside = ""
        elif name == "rPh":
            self.phonetic = False
        elif name == "row" and self.row in self.sheet.rows:
            self.row_read(len(self.sheet.rows))

    def keep(self):
        try:
            if "r" in self.cell:
                self.row, self.column = place(self.cell["r"])
            if not (0 < self.row <= LAST_ROW and 0 < self.column <= LAST_COLUMN):
                raise ValueError("no spreadsheet is that large")
            cell = self.understood()
        except (ValueError, IndexError, OverflowError) as error:
            raise Refused("unreadable") from error
        if cell:
            self.sheet.rows.setdefault(self.row, {})[self.column] = cell

    def understood(self):
        """The Cell of what was read; None if it is empty after all."""
        style = self.style_of[self.cell.get("s") or "0"]
        kind, value, struck = self.content(self.cell.get("t", "n"))
        formula = self.parts.get("f")
        if self.shared is not None:
            formula = self.formulas.written(self.shared, formula, self.row, self.column)
        if value is None or value == "":
            # =IF(D6="","",…) has a result: nothing. Without any `v` nobody has computed it yet.
            if formula is None or (self.cell.get("t") == "str" and "v" in self.parts):
                return None
            kind, value = Kind.UNCOMPUTED, ""
        if kind is Kind.NUMBER and style.shows and (day := day_of(value, self.epoch)):
            kind, value = Kind.DATE, day
        shows = (style.shows or "day") if kind is Kind.DATE else ""
        formula = formula.strip() if formula else ""
        struck = struck or style.struck
        return Cell(
            self.row, self.column, kind, value, formula, shows, struck, style.fill,
            clock=style.clock and kind is Kind.NUMBER,
        )  # fmt: skip

    def content(self, stored_as):
        """(kind, value, struck through) of what the cell stores."""
        value = self.parts.get("v")
        match stored_as:
            case "s" if value:
                text, struck = self.texts[int(value)]
                return Kind.TEXT, text, struck
            case "inlineStr":
                return Kind.TEXT, self.parts.get("t"), False
            case "str":
                return Kind.TEXT, value, False
            case "e":
                return Kind.ERROR, value, False
            case "b":
                return Kind.BOOLEAN, value.strip() == "1" if value else None, False
            case "d" if value:
                return Kind.DATE, date.fromisoformat(value[:10]), False
            case "n" if value and value.strip():
                return Kind.NUMBER, float(value), False
        return Kind.TEXT, None, False


PLACES = {}


def place(address):
    """`position`, remembering the columns: a sheet names each of them thousands of times."""
    letters = address.rstrip("0123456789")
    column = PLACES.get(letters)
    if column is None:
        column = position(address)[1]
        if len(letters) <= 3:
            PLACES[letters] = column
    return int(address[len(letters) :]), column
