"""Formulas stored once for many cells, and formulas whose result is an empty text."""

import re
import zipfile

import openpyxl
import pytest

from titp.spreadsheets.cells import Kind
from titp.spreadsheets.formulas import moved
from titp.spreadsheets.opening import open_book


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "meant"),
    [
        ("A1+$B$2", 1, 0, "A2+$B$2"),
        ("EDATE(L6,12)-1", 2, 1, "EDATE(M8,12)-1"),
        ("[1]Sheet1!A1", 1, 0, "[1]Sheet1!A2"),
        ("'A1'!B1&\"C1\"", 3, 0, "'A1'!B4&\"C1\""),
        ("LOG10(A9)", 1, 0, "LOG10(A10)"),
    ],
)
def test_a_formula_moves_with_its_cell(formula, rows, columns, meant):
    assert moved(formula, rows, columns) == meant


def sheet_with(tmp_path, cells):
    """The only sheet of a workbook whose first row is written in raw XML."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "plain.xlsx")
    book.close()
    path = tmp_path / "raw.xlsx"
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            content = old.read(part).decode()
            if part.filename.endswith("sheet1.xml"):
                start, end = re.search(r"<sheetData ?/>|<sheetData></sheetData>", content).span()
                content = f"{content[:start]}<sheetData>{cells}</sheetData>{content[end:]}"
            new.writestr(part.filename, content)
    return open_book(path).sheets[0]


def test_a_shared_formula_is_written_out_for_each_cell(tmp_path):
    sheet = sheet_with(
        tmp_path,
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">[1]X!B1</f><v>5</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>',
    )
    assert [sheet.cell(row, 1).stored for row in (1, 2)] == ["=[1]X!B1", "=[1]X!B2"]


def test_a_formula_with_an_empty_result_leaves_its_cell_empty(tmp_path):
    sheet = sheet_with(
        tmp_path,
        '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c>'
        '<c r="B1" t="str"><f>IF(D1="","",D1)</f><v></v></c>'
        '<c r="C1"><f>TODAY()</f><v></v></c></row>',
    )
    assert sheet.cell(1, 2) is None
    assert sheet.cell(1, 3).kind is Kind.UNCOMPUTED
