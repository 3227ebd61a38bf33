"""The sample rosters told differently (moved, reordered, reworded) read the same."""

import copy
import csv
import io
import json
import random
import re
from pathlib import Path

import openpyxl
import pytest

from tests.rosters.comparison import differences
from tests.rosters.making import TODAY, text_table
from titp.spreadsheets.cells import column_letters, position
from titp.spreadsheets.text_table import decoded
from trainees.roster import read_roster

SAMPLES = Path(__file__).parents[1] / "rosters"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# Columns that stand twice: whichever comes first is asked about, so they keep their order.
TWICE = re.compile("住所")


def expected_of(name):
    text = (SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")
    return json.loads(text)


def moved(expected, place_of, row_of=lambda row: row):
    """The expected report with cells and rows at their new places."""
    expected = copy.deepcopy(expected)
    for row in expected["rows"]:
        row["row"] = row_of(row["row"])
        for question in row["questions"]:
            line, column = position(question["cell"])
            line, column = place_of(line, column)
            question["cell"] = f"{column_letters(column)}{line}"
    return expected


def records_of(name):
    text = decoded((SAMPLES / f"{name}.csv").read_bytes())
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["B_export_cp932", "B2_export_columns"])
@pytest.mark.parametrize("seed", range(8))
def test_columns_may_come_in_any_order(tmp_path, name, seed):
    records = records_of(name)
    order = list(range(len(records[0])))
    random.Random(seed).shuffle(order)
    twice = sorted(i for i in order if TWICE.search(records[0][i]))
    places = sorted(order.index(i) for i in twice)
    for place, column in zip(places, twice, strict=True):
        order[place] = column
    grid = [[record[i] if i < len(record) else "" for i in order] for record in records]
    wanted = moved(expected_of(name), lambda row, column: (row, order.index(column - 1) + 1))
    report = read_roster(text_table(tmp_path, grid), today=TODAY).as_report()
    assert differences(report, wanted) == []


SYNONYMS = {
    "期": "回生", "在留期限": "ビザ期限", "旅券番号": "パスポートNo.",
    "旅券有効期限": "旅券有効期間満了日", "実習実施者": "受入企業", "来日日": "上陸日",
    "実習終了日": "終了予定日", "基礎級": "初級", "メモ": "摘要", "氏名（カナ）": "ふりがな",
    "送出機関": "送出し機関名", "性別": "性　別：", "国籍": "国籍・地域", "生年月日": "誕生日",
    "削除フラグ": "del_flg", "在籍状況": "ステータス", "申請日": "認定申請日",
    "passport_expire": "passportExpiryDate", "residence_expire": "visa_expiry",
    "birthday": "date_of_birth", "gender": "sex", "family_name": "lastName",
    "given_name": "firstName", "nationality_code": "country", "entered_at": "arrival_date",
    "client_name": "host_company", "agency_name": "sending_organization", "memo": "remarks",
    "plan_end": "training_end_date",
}  # fmt: skip


@pytest.mark.parametrize("name", ["B_export_cp932", "B2_export_columns"])
def test_headings_may_be_worded_otherwise(tmp_path, name):
    records = records_of(name)
    header = [SYNONYMS.get(heading, heading) for heading in records[0]]
    assert header != records[0]
    report = read_roster(text_table(tmp_path, [header, *records[1:]]), today=TODAY).as_report()
    assert differences(report, expected_of(name)) == []


@pytest.mark.parametrize("name", ["B_export_cp932", "B2_export_columns"])
def test_captions_may_come_before_the_header(tmp_path, name):
    grid = [["実習生データ出力"], ["出力日時", "2026/10/01 09:00"], [], *records_of(name)]
    wanted = moved(expected_of(name), lambda row, column: (row + 3, column), lambda row: row + 3)
    report = read_roster(text_table(tmp_path, grid), today=TODAY).as_report()
    assert differences(report, wanted) == []


@pytest.mark.parametrize("name", ["B_export_cp932", "B2_export_columns"])
def test_digits_may_be_full_width(tmp_path, name):
    records = records_of(name)
    grid = [records[0], *([value.translate(WIDE) for value in record] for record in records[1:])]
    report = read_roster(text_table(tmp_path, grid, encoding="cp932"), today=TODAY).as_report()
    assert differences(report, expected_of(name)) == []


def retold(name, target, down, right, word=lambda text: text):
    """A workbook copied cell by cell to other places; formulas become their stored results."""
    old = openpyxl.load_workbook(SAMPLES / f"{name}.xlsx", data_only=True)
    new = openpyxl.Workbook()
    new.remove(new.active)
    for sheet in old:
        copied = new.create_sheet(sheet.title)
        copied.sheet_state = sheet.sheet_state
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            at = copied.cell(cell.row + down, cell.column + right)
            if isinstance(at, openpyxl.cell.MergedCell) or not hasattr(cell, "number_format"):
                continue
            at.value = word(cell.value) if isinstance(cell.value, str) else cell.value
            at.data_type = cell.data_type
            at.number_format = cell.number_format
            at.font, at.fill = copy.copy(cell.font), copy.copy(cell.fill)
            at.comment = copy.copy(cell.comment)
        for area in sheet.merged_cells.ranges:
            first, last = (area.min_row, area.min_col), (area.max_row, area.max_col)
            copied.merge_cells(
                start_row=first[0] + down,
                start_column=first[1] + right,
                end_row=last[0] + down,
                end_column=last[1] + right,
            )
    new.save(target)
    old.close()
    new.close()
    return target


@pytest.mark.parametrize("name", ["A_ledger", "C_filing"])
@pytest.mark.parametrize(("down", "right"), [(0, 0), (0, 2), (5, 0), (11, 7)])
def test_sheets_may_begin_anywhere(tmp_path, name, down, right):
    path = retold(name, tmp_path / "retold.xlsx", down, right)
    wanted = moved(
        expected_of(name),
        lambda row, column: (row + down, column + right),
        lambda row: row + down,
    )
    assert differences(read_roster(path, today=TODAY).as_report(), wanted) == []


WORDINGS = {
    "旅券": "パスポート", "番号": "No.", "有効期限": "満了日", "在留期限": "在留期間満了日",
    "ｶｰﾄﾞ番号": "カードNo", "フリガナ": "ふりがな", "入国日": "上陸日", "講習開始": "講習開始日",
    "終了予定日": "実習終了日", "基礎級": "初級", "送出機関": "送り出し機関", "備考": "摘要",
    "氏名(ローマ字)": "ローマ字氏名", "氏名(カナ)": "氏名（ふりがな）", "受入企業": "実習先",
    "旅券番号": "パスポート番号", "職種・作業": "職種／作業",
}  # fmt: skip


@pytest.mark.parametrize("name", ["A_ledger", "C_filing"])
def test_labels_may_be_worded_otherwise(tmp_path, name):
    path = retold(name, tmp_path / "retold.xlsx", 0, 0, lambda text: WORDINGS.get(text, text))
    report = read_roster(path, today=TODAY).as_report()
    assert differences(report, expected_of(name)) == []
