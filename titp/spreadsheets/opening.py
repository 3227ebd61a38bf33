"""Opening a file that somebody sent: through the gate, then as workbook or text table."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from titp.spreadsheets.gate import Refused, admit
from titp.spreadsheets.text_table import read_text_table
from titp.spreadsheets.workbook import read_workbook

IN_MEMORY = Path("/dev/shm")  # noqa: S108  a folder of the machine that is never written to a disk


def open_book(path, row_read=lambda rows: None):
    """The Book in a file; Refused with a code if it is hostile, damaged or without content."""
    path = Path(path)
    is_workbook = admit(path) == "workbook"
    book = read_workbook(path, row_read) if is_workbook else read_text_table(path)
    if not any(sheet.rows for sheet in book.sheets):
        raise Refused("empty")
    return book


@contextmanager
def on_disk(file):
    """The path of a copy of an uploaded file, for as long as it is looked at.

    In memory where the machine has a folder there, for its content is not encrypted.
    """
    folder = IN_MEMORY if IN_MEMORY.is_dir() else None
    suffix = Path(file.name).suffix.lower()[:6]
    with tempfile.NamedTemporaryFile(suffix=suffix, dir=folder) as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        yield copy.name
