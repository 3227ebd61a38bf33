"""Workbooks (.xlsx): sheets, cells, styles, comments and merged areas; nothing is computed."""

import posixpath
import zipfile
import zlib

from titp.spreadsheets.cells import Book, Sheet, position
from titp.spreadsheets.gate import Refused
from titp.spreadsheets.markup import elements, stream
from titp.spreadsheets.serials import EPOCH_1900, EPOCH_1904
from titp.spreadsheets.sheet_cells import SheetCells
from titp.spreadsheets.styles import read_styles

MAIN_PART = "/officeDocument"


def read_workbook(path, row_read=lambda rows: None):
    """The Book in a file that has passed the gate; Refused("unreadable") if it is damaged.

    `row_read(rows)` is called with the number of filled rows of the sheet being read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _book(Parts(archive), row_read)
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, EOFError, OSError) as error:
        raise Refused("unreadable") from error


class Parts:
    """The parts of a workbook and the relations between them."""

    def __init__(self, archive):
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def has(self, name):
        return bool(name) and name.lower() in self.names

    def open(self, name):
        return self.archive.open(self.names[name.lower()])

    def related(self, name):
        """What a part refers to, inside the file only: {id: (kind, name of the part)}."""
        folder, _, file = name.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(relations):
            return {}
        with self.open(relations) as part:
            return {
                attributes["Id"]: (attributes["Type"], _inside(folder, attributes["Target"]))
                for _, attributes in elements(part, "Relationship")
                if attributes.get("TargetMode") != "External"
            }

    def related_of_kind(self, name, kind):
        return next(
            (part for type_, part in self.related(name).values() if type_.endswith(kind)), ""
        )


def _inside(folder, target):
    path = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path).lstrip("/")


def _book(parts, row_read):
    main = parts.related_of_kind("", MAIN_PART) or "xl/workbook.xml"
    with parts.open(main) as part:
        described = elements(part, "workbook", "workbookPr", "sheet")
    if not described or described[0][0] != "workbook":
        raise Refused("unreadable")
    epoch = EPOCH_1900
    for name, attributes in described:
        if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            epoch = EPOCH_1904
    styles_part = parts.related_of_kind(main, "/styles")
    styles = _from(parts, styles_part, read_styles)
    texts = _from(parts, parts.related_of_kind(main, "/sharedStrings"), read_texts)
    related, sheets = parts.related(main), []
    for name, attributes in described:
        kind, part_name = (
            related.get(attributes.get("id"), ("", "")) if name == "sheet" else ("", "")
        )
        if not kind.endswith("/worksheet"):
            continue
        sheet = Sheet(attributes.get("name", ""), hidden="idden" in attributes.get("state", ""))
        with parts.open(part_name) as part:
            SheetCells(sheet, texts, styles, epoch, row_read).read(part)
        _pin_comments(sheet, parts, part_name)
        sheets.append(sheet)
    return Book(sheets, epoch)


def _from(parts, name, read):
    if not parts.has(name):
        return []
    with parts.open(name) as part:
        return read(part)


def read_texts(file):
    """The shared texts as (text, all of it struck through), without the furigana."""
    texts, path = [], []
    runs = []

    def start(name, attributes):
        path.append(name)
        if name == "si":
            runs.clear()
        elif name == "r" or (name == "t" and path[-2] == "si"):
            runs.append(["", False])
        elif name == "strike" and runs:
            runs[-1][1] = attributes.get("val", "1") not in {"0", "false"}

    def text(characters):
        if path and path[-1] == "t" and "rPh" not in path and runs:
            runs[-1][0] += characters

    def end(name):
        path.pop()
        if name == "si":
            written = [run for run in runs if run[0].strip()]
            struck = bool(written) and all(run[1] for run in written)
            texts.append(("".join(run[0] for run in runs), struck))

    stream(file, start, end, text)
    return texts


def read_comments(file):
    """Comments by (row, column). The author's name, which Excel writes on top, is left out."""
    comments, authors, path = {}, [], []
    written = {}

    def start(name, attributes):
        path.append(name)
        if name == "author":
            authors.append("")
        elif name in {"comment", "threadedComment"}:
            written.update(ref=attributes["ref"], author=attributes.get("authorId"), text="")

    def text(characters):
        if path and path[-1] == "author":
            authors[-1] += characters
        elif path and path[-1] in {"t", "text"} and "rPh" not in path and written:
            written["text"] += characters if characters.strip() or path[-1] == "t" else ""

    def end(name):
        path.pop()
        if name in {"comment", "threadedComment"}:
            author = authors[int(written["author"])] if written["author"] else ""
            body = written["text"]
            if author and body.startswith((f"{author}:", f"{author}：")):
                body = body[len(author) + 1 :]
            place = position(written["ref"])
            comments[place] = f"{comments[place]}\n{body}" if place in comments else body
            written.clear()

    stream(file, start, end, text)
    return comments


def _pin_comments(sheet, parts, part_name):
    """Threaded comments replace the older form of themselves that Excel keeps beside them."""
    for kind in ("/comments", "/threadedComment"):
        name = parts.related_of_kind(part_name, kind)
        sheet.comments.update(_from(parts, name, read_comments) or {})
    for (row, column), text in sheet.comments.items():
        cell = sheet.cell(row, column)
        if cell:
            cell.comment = text
