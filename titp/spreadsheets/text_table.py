"""Text tables (CSV, TSV) in the encodings that offices export, as one nameless sheet."""

import csv
import io
import re

from titp.spreadsheets.cells import Book, Cell, Kind, Sheet
from titp.spreadsheets.gate import Refused
from titp.spreadsheets.serials import EPOCH_1900

# EUC-JP comes last: almost any bytes are valid in it, and none of today's programs writes it.
ENCODINGS = ("utf-8-sig", "cp932", "euc_jp")
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DELIMITERS = ",\t;"
END_OF_FILE = "\x1a"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_CONTROL = 0.05
QUOTED = re.compile(r'"(?:[^"]|"")*"')
FORMULA = re.compile(r"=(?=[A-Za-z_@'\"+\-(\[{\d])(?P<formula>.+)", re.DOTALL)
TEXT_LITERAL = re.compile(r'="((?:[^"]|"")*)"')
LONGEST_FIELD = 20 * 1024**2


def read_text_table(path):
    """The Book in a text file: one sheet named "", rows numbered by record from 1.

    A blank line is a record, a line break inside quotes starts none. Refused("unreadable") if the
    bytes are no text.
    """
    text = decoded(path.read_bytes())
    sheet = Sheet("")
    for number, record in enumerate(records(text), start=1):
        cells = {
            column: _cell(number, column, value)
            for column, value in enumerate(record, start=1)
            if value.strip()
        }
        if cells:
            sheet.rows[number] = cells
    return Book([sheet], EPOCH_1900, is_text=True)


def decoded(content):
    """Text of bytes in the first encoding that fits all of them."""
    marked = BYTE_ORDER_MARKS.get(content[:2])
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = text.rstrip(END_OF_FILE)
        if "\x00" in text or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
            break
        return text
    raise Refused("unreadable")


def records(text):
    """The records of a text table, by the delimiter that its first lines use most."""
    csv.field_size_limit(LONGEST_FIELD)
    delimiter = _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        # A quote that is never closed would swallow the rest of the file.
        quoting = csv.QUOTE_NONE if "end of data" in str(error) else csv.QUOTE_MINIMAL
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))
    except csv.Error as error:
        raise Refused("unreadable") from error


def _delimiter(text):
    beginning = QUOTED.sub("", text[:20_000])
    return max(DELIMITERS, key=lambda delimiter: (beginning.count(delimiter), delimiter == ","))


def _cell(row, column, value):
    """A spreadsheet opening the table would compute `=…`; here it stays a formula without result.

    `="0123"` is how exports keep a leading zero: its result is written in it.
    """
    literal = TEXT_LITERAL.fullmatch(value.strip())
    if literal:
        return Cell(row, column, Kind.TEXT, literal[1].replace('""', '"'))
    formula = FORMULA.fullmatch(value.strip())
    if formula:
        return Cell(row, column, Kind.UNCOMPUTED, "", formula=formula["formula"])
    return Cell(row, column, Kind.TEXT, value)
