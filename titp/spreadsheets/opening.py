"""Opening a file that somebody sent: through the gate, then as workbook or text table."""

from pathlib import Path

from titp.spreadsheets.gate import Refused, admit
from titp.spreadsheets.text_table import read_text_table
from titp.spreadsheets.workbook import read_workbook


def open_book(path, row_read=lambda rows: None):
    """The Book in a file; Refused with a code if it is hostile, damaged or without content."""
    path = Path(path)
    is_workbook = admit(path) == "workbook"
    book = read_workbook(path, row_read) if is_workbook else read_text_table(path)
    if not any(sheet.rows for sheet in book.sheets):
        raise Refused("empty")
    return book
