"""Hostile and damaged files: refused with a code, never opened, never followed."""

import resource
import struct
import time
import zipfile
import zlib

import openpyxl
import pytest

from titp.spreadsheets.gate import FILE_LIMIT, OLE_SIGNATURE, Refused
from titp.spreadsheets.opening import open_book


@pytest.fixture
def good(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["氏名", "国籍"])
    book.save(tmp_path / "good.xlsx")
    book.close()
    return tmp_path / "good.xlsx"


def code_of(path):
    with pytest.raises(Refused) as refused:
        open_book(path)
    return refused.value.code


def rebuilt(source, target, change=lambda name, content: content, more=()):
    """A copy of a workbook with parts changed and parts added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
        for name, content in more:
            new.writestr(name, content)
    return target


def test_a_good_workbook_passes(good):
    assert open_book(good).sheets[0].rows[1][1].text == "氏名"


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_an_empty_file(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    assert code_of(tmp_path / name) == "empty"


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\r\n\r\n", b",,,\r\n,,,\r\n", b"   "])
def test_a_text_table_without_content(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    assert code_of(tmp_path / "a.csv") == "empty"


def test_a_workbook_without_content(tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    book.close()
    assert code_of(tmp_path / "a.xlsx") == "empty"


def test_no_file_at_all(tmp_path):
    assert code_of(tmp_path / "missing.xlsx") == "unreadable"


@pytest.mark.parametrize(
    "content", [b"this is no workbook", b"%PDF-1.7", b"<html><table></table></html>"]
)
def test_something_else_named_like_a_workbook(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    assert code_of(tmp_path / "a.xlsx") == "unreadable"


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "a.csv").write_bytes(bytes(range(256)) * 4)
    assert code_of(tmp_path / "a.csv") == "unreadable"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_workbook(good, tmp_path, share):
    content = good.read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(content[: int(len(content) * share)])
    assert code_of(tmp_path / "cut.xlsx") == "unreadable"


def test_another_kind_of_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert code_of(tmp_path / "a.xlsx") == "unreadable"


def test_damaged_xml(good, tmp_path):
    def cut(name, content):
        return content[:-20] if "sheet1" in name else content

    assert code_of(rebuilt(good, tmp_path / "a.xlsx", cut)) == "unreadable"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.csv"])
@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN"])
def test_macros_whatever_the_extension(good, tmp_path, name, part):
    assert code_of(rebuilt(good, tmp_path / name, more=[(part, b"vba")])) == "macros"


def test_a_workbook_with_a_password(tmp_path):
    body = b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    (tmp_path / "a.xlsx").write_bytes(OLE_SIGNATURE + body)
    assert code_of(tmp_path / "a.xlsx") == "encrypted"


def test_an_encrypted_zip(good, tmp_path):
    content = bytearray(good.read_bytes())
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    (tmp_path / "a.xlsx").write_bytes(content)
    assert code_of(tmp_path / "a.xlsx") == "encrypted"


def test_a_file_over_the_limit(tmp_path):
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    assert code_of(tmp_path / "a.csv") == "too_large"


def test_parts_that_say_they_unpack_to_too_much(good, tmp_path):
    bomb = [("xl/media/zeros.bin", b"\0" * (151 * 1024**2))]
    assert code_of(rebuilt(good, tmp_path / "a.xlsx", more=bomb)) == "too_large"


def test_parts_that_lie_about_what_they_unpack_to(good, tmp_path):
    size = 151 * 1024**2
    path = rebuilt(good, tmp_path / "a.xlsx", more=[("xl/media/zeros.bin", b"\0" * size)])
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 100)))
    assert code_of(path) == "too_large"


def test_an_entity_bomb(good, tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def plant(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        return bomb + content[content.find(b"<worksheet") :]

    assert code_of(rebuilt(good, tmp_path / "a.xlsx", plant)) == "unreadable"


def test_deep_nesting_costs_no_memory(good, tmp_path):
    def nest(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        return content.replace(
            b"</worksheet>", b"<a>" * 300_000 + b"</a>" * 300_000 + b"</worksheet>"
        )

    assert open_book(rebuilt(good, tmp_path / "a.xlsx", nest)).sheets[0].rows


def test_external_links_are_read_past(good, tmp_path):
    relations = b"""<?xml version="1.0"?><Relationships
        xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
        Target="http://invalid.example/book.xlsx" TargetMode="External"/></Relationships>"""
    more = [
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", relations),
    ]
    assert open_book(rebuilt(good, tmp_path / "a.xlsx", more=more)).sheets[0].rows


def test_a_million_formatted_empty_rows_and_a_wrong_dimension(good, tmp_path):
    empty = "".join(
        f'<row r="{row}" s="1"><c r="A{row}" s="0"/></row>' for row in range(2, 1_000_000)
    )
    last = '<row r="1000001"><c r="B1000001" t="inlineStr"><is><t>last</t></is></c></row>'

    def fill(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        content = content.replace(b'<dimension ref="A1:B1"', b'<dimension ref="A1:A1"')
        return content.replace(b"</sheetData>", (empty + last).encode() + b"</sheetData>")

    path = rebuilt(good, tmp_path / "a.xlsx", fill)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    rows = open_book(path).sheets[0].rows
    assert list(rows) == [1, 1_000_001]
    assert time.process_time() - started < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_raw_deflate_garbage(good, tmp_path):
    content = bytearray(good.read_bytes())
    start = content.find(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    content[start : start + 20] = zlib.compress(b"no")[:10] * 2
    (tmp_path / "a.xlsx").write_bytes(content)
    assert code_of(tmp_path / "a.xlsx") == "unreadable"
