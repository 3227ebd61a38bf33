"""What becomes of rows: imported, waiting, ignored; and rows that describe nobody."""

import pytest

from tests.rosters.making import (
    grid_of,
    only,
    people,
    person,
    read,
    table,
    text_table,
    workbook,
)


def fates(path):
    return [
        (row["row"], row["disposition"], row["reason"]) for row in read(path).as_report()["rows"]
    ]


def test_every_row_that_is_not_blank_is_an_entry(tmp_path):
    grid = [
        ["技能実習生名簿"],
        [],
        *grid_of([person()]),
        [],
        ["※この名簿は社外秘です"],
        ["計　１名"],
        ["以上"],
    ]
    assert fates(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid})) == [
        (1, "ignore", "title"),
        (3, "ignore", "header"),
        (4, "import", None),
        (6, "ignore", "memo"),
        (7, "ignore", "total"),
        (8, "ignore", "end_marker"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "計　７名",
        "合計",
        "小計：3名",
        "総計 12",
        "合　計",
        "計　８名（うち特定技能１名）",
        "TOTAL",
        "男2名 女3名 計5名",
    ],
)
def test_totals_are_no_people(tmp_path, line):
    grid = [*grid_of([person()]), [line]]
    path = workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid})
    assert fates(path)[-1] == (3, "ignore", "total")
    assert len(people(path)) == 1


def test_a_total_may_stand_in_two_cells(tmp_path):
    grid = [*grid_of([person(期生="1")]), ["合計", "7名"]]
    assert fates(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))[-1] == (3, "ignore", "total")


@pytest.mark.parametrize("line", ["[EOF]", "EOF", "以上", "--- END ---", "以下余白"])
def test_end_markers_are_no_people(tmp_path, line):
    path = text_table(tmp_path, [*grid_of([person()]), [line]])
    assert fates(path)[-1] == (3, "ignore", "end_marker")


def test_a_header_may_come_again_with_other_columns(tmp_path):
    first, second = (
        person(),
        {"国籍": "ネパール", "旅券番号": "PA111111", "氏名": "TEST B", "生年月日": "H11.1.1"},
    )
    grid = [*grid_of([first]), [], *grid_of([second])]
    rows = people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))
    assert [row["row"] for row in rows] == [2, 5]
    assert rows[1]["values"]["nationality"] == "NP"
    assert rows[1]["values"]["passport_number"] == "PA111111"


def test_a_question_about_another_field_does_not_hold_a_row_back(tmp_path):
    row = only(table(tmp_path, [person(在留カード番号="AB1234567OCD")]))
    assert (row["disposition"], row["reason"]) == ("import", None)
    assert "residence_card_number" not in row["values"]
    assert row["questions"] == [
        {
            "cell": "F2",
            "field": "residence_card_number",
            "raw": "AB1234567OCD",
            "readings": ["AB12345670CD"],
        }
    ]


def test_a_name_in_kana_is_enough(tmp_path):
    row = only(table(tmp_path, [person(氏名="ﾌｧﾑ ﾐﾝ", フリガナ=None)]))
    assert row["disposition"] == "import"
    assert row["values"]["name_kana"] == "ファム ミン"
    assert "name_roman" not in row["values"]


def test_an_unusable_name_asks_and_waits(tmp_path):
    row = only(table(tmp_path, [person(氏名="TEST123", フリガナ=None)]))
    assert (row["disposition"], row["reason"]) == ("wait", "question")
    assert row["questions"][0]["field"] == "name_roman"


def test_an_unusable_name_does_not_hold_back_a_row_named_in_kana(tmp_path):
    row = only(table(tmp_path, [person(氏名="TEST123")]))
    assert row["disposition"] == "import"
    assert [q["field"] for q in row["questions"]] == ["name_roman"]


def test_an_unknown_nationality_is_a_blocking_question(tmp_path):
    row = only(table(tmp_path, [person(国籍="999")]))
    assert (row["disposition"], row["reason"]) == ("wait", "question")


def test_a_missing_nationality_waits_without_a_question(tmp_path):
    row = only(table(tmp_path, [person(国籍=None)]))
    assert (row["disposition"], row["reason"], row["questions"]) == (
        "wait",
        "missing_key_field",
        [],
    )


@pytest.mark.parametrize(
    "name",
    ["原本", "名簿ひな形", "雛形", "様式1", "記入例", "見本", "テンプレート", "Template (2)"],
)
def test_people_on_template_sheets_are_counted_and_ignored(tmp_path, name):
    reading = read(table(tmp_path, [person()], sheet=name))
    (row,) = [row for row in reading.rows if row.is_person]
    assert (row.disposition, row.reason) == ("ignore", "template_sheet")
    assert (reading.source_rows, reading.people) == (1, 0)
    assert row.values == {}
    assert row.questions == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_people_on_hidden_sheets_are_ignored(tmp_path, state):
    def hide(book):
        book.create_sheet("表").append(["メモ"])
        book["㈱試験工業"].sheet_state = state

    assert only(table(tmp_path, [person()], change=hide))["reason"] == "hidden_sheet"


def test_hidden_rows_and_columns_are_read_like_any_other(tmp_path):
    def hide(book):
        sheet = book["㈱試験工業"]
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True

    assert only(table(tmp_path, [person()], change=hide))["disposition"] == "import"


@pytest.mark.parametrize(
    ("heading", "mark", "is_deleted"),
    [
        ("del_flg", "1", True),
        ("del_flg", 1, True),
        ("del_flg", "0", False),
        ("del_flg", None, False),
        ("削除フラグ", "1", True),
        ("削除", "1", True),
        ("削除フラグ(0:有効 1:削除)", "1", True),
        ("is_deleted", "true", True),
        ("deleted_at", "2026-01-05 10:00:00", True),
        ("deleted_at", "NULL", False),
        ("deleted_at", "0000-00-00 00:00:00", False),
        ("deleted_at", None, False),
    ],
)
def test_deletion_marks(tmp_path, heading, mark, is_deleted):
    row = only(table(tmp_path, [person(**{heading: mark})]))
    assert (row["reason"] == "deleted_row") == is_deleted


def test_an_exact_copy_is_ignored_and_the_first_counts(tmp_path):
    rows = people(table(tmp_path, [person(), person(氏名="TEST B", 旅券番号="C7654321"), person()]))
    assert [row["reason"] for row in rows] == [None, None, "duplicate_row"]


def test_a_copy_on_another_sheet_is_no_duplicate_row(tmp_path):
    grid = grid_of([person()])
    reading = read(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid, "㈱Ｂ": grid}))
    assert [row.disposition for row in reading.rows if row.is_person] == ["import", "import"]
    assert reading.people == 1


def test_a_sheet_without_two_telling_headings_is_no_roster(tmp_path):
    sheets = {
        "㈱Ａ": grid_of([person()]),
        "出席": [["氏名", "4/15", "4/16"], ["TEST VAN A", "○", "×"]],
        "メモ": [[None], [None, "電話　折返し"], [None, 12500]],
    }
    rows = read(workbook(tmp_path / "a.xlsx", sheets)).as_report()["rows"]
    aside = [(row["sheet"], row["row"], row["reason"]) for row in rows if row["sheet"] != "㈱Ａ"]
    assert aside == [("出席", 1, "not_roster"), ("メモ", 2, "not_roster")]


def test_rows_that_were_only_numbered_are_no_people(tmp_path):
    grid = grid_of([{"No.": 1} | person()])
    grid += [[2], [3]]
    assert len(people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))) == 1


def test_a_count_by_nationality_below_the_table_is_nobody(tmp_path):
    grid = [*grid_of([person()]), [], ["ベトナム", "5名"], ["ネパール", "2名"]]
    assert len(people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))) == 1


def test_a_lone_name_is_somebody_who_waits(tmp_path):
    rows = people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": [*grid_of([person()]), ["TEST B"]]}))
    assert rows[1]["reason"] == "missing_key_field"
