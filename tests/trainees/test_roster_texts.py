"""Names, notes, addresses and occupations: what is taken as written, and when to ask."""

import pytest
from openpyxl.comments import Comment

from tests.rosters.making import grid_of, only, person, table, text_table, workbook


def row_with(folder, heading, written, **more):
    return only(table(folder, [person(**{heading: written}, **more)]))


def value(folder, key, heading, written, **more):
    row = row_with(folder, heading, written, **more)
    assert [q for q in row["questions"] if q["field"] == key] == []
    return row["values"].get(key)


def readings(row, key):
    (question,) = [q for q in row["questions"] if q["field"] == key]
    assert key not in row["values"]
    return question["readings"]


@pytest.mark.parametrize(
    ("job", "work", "meant"),
    [
        ("機械加工", "普通旋盤作業", "機械加工・普通旋盤作業"),
        ("介護", "介護", "介護"),
        ("とび", None, "とび"),
        ("6-4", "6-4-1", "6-4-1"),
        ("機械加工", "6-4-1", "6-4-1"),
    ],
)
def test_occupation_and_operation(tmp_path, job, work, meant):
    assert value(tmp_path, "occupation_operation", "職種", job, 作業=work) == meant


@pytest.mark.parametrize("written", ["2006/4/1", "2006-04-01"])
def test_a_code_turned_into_a_date_is_asked_with_the_code(tmp_path, written):
    row = row_with(tmp_path, "職種・作業", written)
    assert readings(row, "occupation_operation") == ["6-4-1"]


@pytest.mark.parametrize(
    ("written", "roman", "kana"),
    [
        ("ＴＥＳＴ　ＶＡＮ　Ａ", "TEST VAN A", None),
        ("Trần\xa0Thị Thu\u3000Hà", "Trần Thị Thu Hà", None),
        ("ﾃｽﾄ ｼｰ", None, "テスト シー"),
        ("ばんだり・まや", None, "バンダリ・マヤ"),
        ("TEST VAN A（テスト ヴァン ア）", "TEST VAN A", "テスト ヴァン ア"),
        ("TEST VAN A\nテスト ヴァン ア", "TEST VAN A", "テスト ヴァン ア"),
        ("O'TEST, MARY-ANN JR.", "O'TEST, MARY-ANN JR.", None),
        ("TEST\u200b VAN_x0007_ A", "TEST VAN A", None),
        ("Tra\u0302\u0300n", "Trần", None),
    ],
)
def test_the_script_of_a_name_decides_its_key(tmp_path, written, roman, kana):
    values = row_with(tmp_path, "氏名", written, フリガナ=None)["values"]
    assert (values.get("name_roman"), values.get("name_kana")) == (roman, kana)


@pytest.mark.parametrize(
    "written", ["TEST123", "=TEST", "+TEST", "-TEST A", "@TEST", "TEST<b>", "A" * 101, "TEST; DROP"]
)
def test_what_cannot_be_a_name_is_asked(tmp_path, written):
    path = text_table(tmp_path, grid_of([person(氏名=written, フリガナ=None)]))
    assert readings(only(path), "name_roman") == []


@pytest.mark.parametrize(
    ("family", "given", "name"),
    [
        ("TEST", "VAN A", "TEST VAN A"),
        ("TEST", None, "TEST"),
        ("TEST", "-", "TEST"),
        ("TEST", ".", "TEST"),
        ("TEST", "NULL", "TEST"),
    ],
)
def test_a_name_in_two_columns(tmp_path, family, given, name):
    row = only(
        table(
            tmp_path,
            [{"姓": family, "名": given, "国籍": "VN", "生年月日": "1998/3/15", "旅券番号": "C1"}],
        )
    )
    assert row["values"]["name_roman"] == name


def test_a_name_that_is_twice_the_same_is_asked(tmp_path):
    row = only(
        table(
            tmp_path,
            [
                {
                    "family_name": "TEST",
                    "givenName": "TEST",
                    "国籍": "VN",
                    "生年月日": "1998/3/15",
                    "旅券番号": "C1",
                }
            ],
        )
    )
    assert readings(row, "name_roman") == ["TEST", "TEST TEST"]
    assert row["questions"][0]["cell"] == "A2"


def test_notes_are_joined_with_comments_in_column_order(tmp_path):
    def pin(book):
        sheet = book.active
        sheet["D2"].comment = Comment("係:確認済", "係")
        sheet["A2"].comment = Comment("電話", "係")

    rows = [person(備考="一つ\n二つ", メモ=None, 摘要="３つ")]
    values = only(table(tmp_path, rows, change=pin))["values"]
    assert values["note"] == "一つ\n二つ\n3つ\n電話\n確認済"


@pytest.mark.parametrize(("heading", "key"), [("備考", "note"), ("住所", "address")])
def test_a_text_over_5000_characters_is_not_taken(tmp_path, heading, key):
    row = row_with(tmp_path, heading, "あ" * 5001)
    assert readings(row, key) == []
    assert row["questions"][0]["raw"] == "あ" * 200
    assert value(tmp_path, key, heading, "あ" * 5000) == "あ" * 5000


def test_line_breaks_stay_in_texts(tmp_path):
    assert value(tmp_path, "note", "備考", "一つ_x000D_\n二つ") == "一つ\n二つ"


@pytest.mark.parametrize("heading", ["住所", "住所(日本)", "寮住所", "現住所"])
def test_the_address_in_japan(tmp_path, heading):
    assert value(tmp_path, "address", heading, "試験県試験市1-2") == "試験県試験市1-2"


@pytest.mark.parametrize("heading", ["住所(母国)", "企業住所", "本国住所", "受入企業住所"])
def test_other_addresses_are_not_the_trainees(tmp_path, heading):
    assert value(tmp_path, "address", heading, "試験県試験市1-2") is None


def test_the_same_heading_twice(tmp_path):
    header = [*person(), "住所", "住所"]
    grids = {
        "equal": ["試験市1", "試験市1"],
        "one blank": [None, "試験市1"],
        "different": ["試験市1", "試験市2"],
    }
    rows = {
        name: only(
            workbook(tmp_path / f"{name}.xlsx", {"㈱Ａ": [header, [*person().values(), *pair]]})
        )
        for name, pair in grids.items()
    }
    assert rows["equal"]["values"]["address"] == "試験市1"
    assert rows["one blank"]["values"]["address"] == "試験市1"
    assert readings(rows["different"], "address") == ["試験市1", "試験市2"]
    assert rows["different"]["questions"][0]["cell"] == "F2"


def test_codes_in_text_fields_are_asked(tmp_path):
    assert readings(row_with(tmp_path, "送出機関", "3"), "sending_organization") == []
    assert readings(row_with(tmp_path, "送出機関", 0), "sending_organization") == []
