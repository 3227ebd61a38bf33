"""Forms: labels and boxes in blocks of any size, merged over many narrow columns."""

import pytest
from openpyxl.comments import Comment

from tests.rosters.making import only, people, read, workbook

PEOPLE = [
    ("TEST VAN A", "テスト ヴァン ア", "☑男 □女", "VIỆT NAM", "22/07/2000", "C1234567"),
    ("TEST THI B", "テスト ティ ビー", "□男 ■女", "CAMBODIA", "05/03/1999", "N7654321"),
    ("TEST C", "テスト シー", "男", "NEPAL", "1999年9月9日", "PA111111"),
]


def block(number, height, order):
    roman, kana, sex, nation, born, passport = PEOPLE[number]
    pairs = {
        "name": ["氏名(ローマ字)", roman, None, "ふりがな", kana],
        "person": ["性　別", sex, None, "国籍：", nation],
        "born": ["生年月日", born, None, "旅券番号", passport],
        "plan": ["区分", "第２号団体監理型", None, "備考", None],
        "other": ["緊急連絡先", None, None, "血液型", None],
        "stay": ["講習期間", "R8.4.15～R8.5.14", None, "来日日", "2026/4/14"],
    }
    lines = [pairs[name] for name in order.split()]
    return lines + [[]] * (height - len(lines))


@pytest.mark.parametrize("height", [6, 7, 12, 14])
@pytest.mark.parametrize(
    "order",
    [
        "name person born plan other stay",
        "plan name person born stay other",
        "stay plan name born person other",
    ],
)
@pytest.mark.parametrize("right", [0, 3])
def test_blocks_of_any_height_and_order(tmp_path, height, order, right):
    grid = [["技能実習生名簿"], ["受入企業", "㈱試験工業", None, "作成日", "令和8年10月"], []]
    for number in range(len(PEOPLE)):
        grid += block(number, height, order)
    grid = [[None] * right + line for line in grid]
    rows = people(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert [row["row"] for row in rows] == [4, 4 + height, 4 + 2 * height]
    assert [row["values"]["name_roman"] for row in rows] == [person[0] for person in PEOPLE]
    assert [row["values"]["nationality"] for row in rows] == ["VN", "KH", "NP"]
    assert [row["values"]["birth_date"] for row in rows] == [
        "2000-07-22",
        "1999-03-05",
        "1999-09-09",
    ]
    assert [row["values"]["sex"] for row in rows] == ["male", "female", "male"]
    for row in rows:
        assert row["values"]["host_company"] == "株式会社試験工業"
        assert row["values"]["stage"] == "2"
        assert row["values"]["lecture_ends_on"] == "2026-05-14"
        assert row["values"]["entered_on"] == "2026-04-14"
        assert "enrolment" not in row["values"]
        assert "note" not in row["values"]


def narrow(tmp_path, lines, *, tall=1, change=lambda sheet: None):
    """A form on squared paper: each text stands in a box of eight columns and `tall` rows."""

    def merge(book):
        sheet = book.active
        for index, line in enumerate(lines):
            for box, text in enumerate(line):
                row, column = 1 + index * tall, 1 + box * 8
                sheet.cell(row, column, text)
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + tall - 1,
                    start_column=column,
                    end_column=column + 7,
                )
        change(sheet)

    return workbook(tmp_path / "g.xlsx", {"名簿": []}, merge)


LINES = [
    ["技能実習生名簿"],
    ["氏名", "TEST VAN A", "フリガナ", "テスト ヴァン ア"],
    ["国籍", "ベトナム", "生年月日", "H12.7.22"],
    ["旅券", "番号", "C1234567", "有効期限", "2031/1/1"],
    ["住所", None, "区分", None],
    ["送出機関", "TEST JSC", "備考", "なし"],
]


@pytest.mark.parametrize("tall", [1, 2, 3])
def test_boxes_merged_over_narrow_columns_and_rows(tmp_path, tall):
    row = only(narrow(tmp_path, LINES, tall=tall))
    assert row["row"] == 1 + tall
    assert row["values"] == {
        "name_roman": "TEST VAN A",
        "name_kana": "テスト ヴァン ア",
        "nationality": "VN",
        "birth_date": "2000-07-22",
        "passport_number": "C1234567",
        "passport_expires_on": "2031-01-01",
        "sending_organization": "TEST JSC",
    }


def test_comments_of_a_block_join_its_note(tmp_path):
    def pin(sheet):
        sheet["I2"].comment = Comment("寮の鍵", "係")

    assert only(narrow(tmp_path, LINES, change=pin))["values"]["note"] == "寮の鍵"


def test_label_and_value_may_share_a_cell(tmp_path):
    grid = [
        ["氏名：TEST VAN A", "国籍：ベトナム"],
        ["生年月日：平成12年7月22日", "旅券番号：C1234567"],
    ]
    values = only(workbook(tmp_path / "f.xlsx", {"名簿": grid}))["values"]
    assert (values["name_roman"], values["nationality"]) == ("TEST VAN A", "VN")
    assert (values["birth_date"], values["passport_number"]) == ("2000-07-22", "C1234567")


def test_a_line_of_three_labels_is_no_header(tmp_path):
    grid = []
    for roman, _, _, nation, born, passport in PEOPLE:
        grid += [["氏名", roman, "国籍", nation, "生年月日", born], ["旅券番号", passport], []]
    rows = people(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert [row["row"] for row in rows] == [1, 4, 7]
    assert [row["values"]["passport_number"] for row in rows] == [
        "C1234567",
        "N7654321",
        "PA111111",
    ]


def test_an_end_marker_below_the_last_block_is_no_part_of_it(tmp_path):
    grid = [*block(0, 7, "name person born plan"), *block(1, 7, "name person born plan"), ["以上"]]
    rows = read(workbook(tmp_path / "f.xlsx", {"名簿": grid})).as_report()["rows"]
    assert rows[-1]["reason"] == "end_marker"


def test_doubts_in_a_form_name_the_box_of_the_value(tmp_path):
    grid = block(0, 7, "name person born plan")
    grid[2][1] = "1998年9月"
    row = only(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert row["questions"] == [
        {"cell": "B3", "field": "birth_date", "raw": "1998年9月", "readings": []}
    ]
