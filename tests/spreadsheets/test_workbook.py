"""What is read from a workbook: contents as stored, dates as shown, styles, comments, boxes."""

import datetime as dt
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font, PatternFill

from titp.spreadsheets.cells import Kind, column_letters, position, shortest
from titp.spreadsheets.opening import open_book
from titp.spreadsheets.serials import (
    EPOCH_1900,
    EPOCH_1904,
    day_of,
    shows_clock,
    what_it_shows,
)


def book_with(folder, write):
    book = openpyxl.Workbook()
    write(book.active)
    book.save(folder / "a.xlsx")
    book.close()
    return folder / "a.xlsx"


def with_part(path, name, change):
    """Changes one part of a workbook in place."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def cells(path, row=1):
    return open_book(path).sheets[0].rows[row]


def test_contents_as_stored(tmp_path):
    def write(sheet):
        sheet.append([" Ａ\u3000b ", 45748, 0.1, True, dt.date(2026, 4, 1), "=A1&B1", "#REF!"])
        sheet["G1"].data_type = "e"

    row = cells(book_with(tmp_path, write))
    assert [row[column].stored for column in range(1, 8)] == [
        " Ａ\u3000b ", "45748", "0.1", "TRUE", "2026-04-01", "=A1&B1", "#REF!",
    ]  # fmt: skip
    assert row[1].text == "A b"
    assert row[6].kind is Kind.UNCOMPUTED


def test_the_stored_result_of_a_formula_counts(tmp_path):
    path = book_with(tmp_path, lambda sheet: sheet.append(["=1+1"]))
    path = with_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<v />", "<v>2</v>").replace("<v></v>", "<v>2</v>"),
    )
    (cell,) = cells(path).values()
    assert (cell.kind, cell.result, cell.stored) == (Kind.NUMBER, "2", "=1+1")


FURIGANA = '<rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'


def annotate(xml):
    return xml.replace("<t>東京</t>", f"<t>東京</t>{FURIGANA}")


def test_furigana_is_no_part_of_a_text(tmp_path):
    path = book_with(tmp_path, lambda sheet: sheet.append(["東京"]))
    assert cells(with_part(path, "xl/worksheets/sheet1.xml", annotate))[1].text == "東京"


def test_furigana_is_no_part_of_a_shared_text(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet().write(0, 0, "東京")
    book.close()
    path = with_part(tmp_path / "a.xlsx", "xl/sharedStrings.xml", annotate)
    assert cells(path)[1].text == "東京"


def test_a_text_struck_through_run_by_run(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    strike, bold = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
    sheet = book.add_worksheet()
    sheet.write_rich_string(0, 0, strike, "R8.4.10 ", strike, "済")
    sheet.write_rich_string(0, 1, strike, "R8.4.10 ", bold, "R9.4.10")
    book.close()
    row = cells(tmp_path / "a.xlsx")
    assert [(cell.text, cell.struck) for cell in row.values()] == [
        ("R8.4.10 済", True),
        ("R8.4.10 R9.4.10", False),
    ]


def test_strike_and_fill(tmp_path):
    def write(sheet):
        sheet.append(["a", "b"])
        sheet["A1"].font = Font(strike=True)
        sheet["B1"].fill = PatternFill("solid", fgColor="FFBFBFBF")

    row = cells(book_with(tmp_path, write))
    assert (row[1].struck, row[1].fill) == (True, "")
    assert (row[2].struck, row[2].fill) == (False, "FFBFBFBF")


def test_rows_and_cells_without_addresses_are_counted(tmp_path):
    path = book_with(tmp_path, lambda sheet: sheet.append([1, 2]))

    def nameless(xml):
        return xml.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', "")

    row = cells(with_part(path, "xl/worksheets/sheet1.xml", nameless))
    assert [cell.address for cell in row.values()] == ["A1", "B1"]


def test_merged_areas_and_hidden_sheets(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.merge_cells("A1:C2")
    book.create_sheet("x").append(["b"])
    book["x"].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    book.close()
    first, second = open_book(tmp_path / "a.xlsx").sheets
    assert (first.merged, first.hidden, second.hidden) == ([(1, 1, 2, 3)], False, True)


@pytest.mark.parametrize(
    ("number_format", "shows"),
    [
        ("yyyy/m/d", "day"), ('[$-411]ggge"年"m"月"d"日"', "day"), ('yyyy"年"m"月"', "month"),
        ("mmm-yy", "month"), ("yyyy", "year"), ("General", ""), ("0.00E+00", ""), ("#,##0", ""),
        ("h:mm", ""), ("[h]:mm:ss", ""), ("@", ""), ('0"年"', ""), ("yyyy/m/d h:mm", "day"),
        ("[$-ja-JP]ge.m.d;@", "day"),
    ],
)  # fmt: skip
def test_what_a_number_format_shows(number_format, shows):
    assert what_it_shows(number_format) == shows


@pytest.mark.parametrize(
    ("serial", "epoch", "day"),
    [
        (45748, EPOCH_1900, dt.date(2025, 4, 1)),
        (45748.75, EPOCH_1900, dt.date(2025, 4, 1)),
        (44286, EPOCH_1904, dt.date(2025, 4, 1)),
        (1, EPOCH_1900, dt.date(1900, 1, 1)),
        (61, EPOCH_1900, dt.date(1900, 3, 1)),
        (0, EPOCH_1900, None),
        (-1, EPOCH_1904, None),
        (1e12, EPOCH_1900, None),
    ],
)
def test_days_of_serial_numbers(serial, epoch, day):
    assert day_of(serial, epoch) == day


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_column_letters(number, letters):
    assert column_letters(number) == letters
    assert position(f"{letters}7") == (7, number)


@pytest.mark.parametrize(("number", "digits"), [(45748.0, "45748"), (0.1, "0.1"), (-2.5, "-2.5")])
def test_shortest_digits(number, digits):
    assert shortest(number) == digits


@pytest.mark.parametrize(
    ("number_format", "built_in", "clock"),
    [
        ("[h]:mm", 164, True), ("[hh]:mm:ss", 165, True), ("h:mm", 0, True), ("", 20, True),
        ("", 46, True), ("yyyy/m/d h:mm", 0, False), ('0.0"h"', 0, False), ("#,##0", 0, False),
        ("General", 0, False), ("", 14, False), ("[Red]0", 0, False),
    ],
)  # fmt: skip
def test_which_numbers_are_shown_as_a_time(number_format, built_in, clock):
    assert shows_clock(number_format, built_in) is clock
    if clock:
        assert what_it_shows(number_format, built_in) == ""


def test_hours_beyond_a_day_are_no_date(tmp_path):
    def write(sheet):
        sheet["A1"] = 6.6875
        sheet["A1"].number_format = "[h]:mm"

    (cell,) = cells(book_with(tmp_path, write)).values()
    assert (cell.kind, cell.value, cell.clock) == (Kind.NUMBER, 6.6875, True)
