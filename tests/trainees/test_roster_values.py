"""Values of single fields: how they are written, what they mean, and when to ask."""

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
    ("written", "meant"),
    [("①", "1"), ("第３期", "3"), ("3期生", "3"), ("第7回", "7"), (26, "26"), ("A班", "A班"), ("なし", None), ("―", None)],
)
def test_batch(tmp_path, written, meant):
    assert value(tmp_path, "batch", "期生", written) == meant


@pytest.mark.parametrize(
    ("written", "stage", "status"),
    [
        ("1号ロ", "1", "1号ロ"),
        ("技能実習1号ロ", "1", "1号ロ"),
        ("1号", "1", "1号ロ"),
        ("2号(1)", "2", "2号ロ"),
        ("第１号団体監理型", "1", "1号ロ"),
        ("第３号企業単独型", "3", "3号イ"),
        ("D", "1", "1号ロ"),
        ("E", "2", "2号ロ"),
        ("F", "3", "3号ロ"),
        ("特定技能1号", None, None),
        ("特定活動", None, None),
        ("-", None, None),
    ],
)
def test_stage_and_residence_status(tmp_path, written, stage, status):
    values = row_with(tmp_path, "区分", written)["values"]
    assert (values.get("stage"), values.get("residence_status")) == (stage, status)


@pytest.mark.parametrize("written", [1, "2", "0", "9"])
def test_a_stage_as_bare_code_is_asked(tmp_path, written):
    assert readings(row_with(tmp_path, "区分", written), "stage") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("男", "male"), ("女性", "female"), ("Ｍ", "male"), ("Female", "female"), (1, "male"), ("2", "female"),
        ("☑男 □女", "male"), ("□男　☑女", "female"), ("■男 □女", "male"), ("□男　✔女", "female"), ("㊚・女", "male"),
        ("男・㊛", "female"), ("レ男 □女", "male"), ("男☑ 女□", "male"), ("□男 □女", None), ("-", None),
    ],
)  # fmt: skip
def test_sex(tmp_path, written, meant):
    assert value(tmp_path, "sex", "性別", written) == meant


def test_a_legend_in_the_heading_decides_about_codes(tmp_path):
    assert value(tmp_path, "sex", "性別(1=女 2=男)", "1") == "female"
    assert value(tmp_path, "basic_test", "基礎級（0：未受検、1：合格）", 1) == "passed"
    assert value(tmp_path, "nationality", "国籍(1:ベトナム 2:ネパール)", "2", 国籍=None) == "NP"
    assert value(tmp_path, "enrolment", "status(1:在籍 2:帰国)", "2") == "returned"


def test_both_boxes_ticked_is_a_question(tmp_path):
    assert set(readings(row_with(tmp_path, "性別", "☑男 ☑女"), "sex")) == {"male", "female"}


def test_an_unknown_code_of_sex_is_a_question(tmp_path):
    assert readings(row_with(tmp_path, "性別", "3"), "sex") == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ベトナム", "VN"), ("ﾍﾞﾄﾅﾑ", "VN"), ("越", "VN"), ("越南", "VN"), ("VNM", "VN"), ("VN", "VN"), ("704", "VN"),
        (704, "VN"), ("Viet Nam", "VN"), ("VIỆT NAM", "VN"), ("ベトナム社会主義共和国", "VN"), ("印尼", "ID"), ("比", "PH"),
        ("ビルマ", "MM"), ("ミャンマー連邦共和国", "MM"), ("Republic of the Philippines", "PH"), ("タイ王国", "TH"),
        ("中華人民共和国", "CN"), ("モンゴル国", "MN"), ("Lao PDR", "LA"), ("ベトナム人", "VN"), ("50", "BD"),
        ("スリランカ民主社会主義共和国", "LK"), ("Kyrgyz Republic", "KG"), ("ウズベキスタン", "UZ"), ("東ティモール", "TL"),
    ],
)  # fmt: skip
def test_nationality(tmp_path, written, code):
    assert value(tmp_path, "nationality", "国籍", written) == code


def test_an_abbreviation_of_two_countries_is_a_question(tmp_path):
    assert set(readings(row_with(tmp_path, "国籍", "印"), "nationality")) == {"IN", "ID"}


@pytest.mark.parametrize("written", ["999", "XX", "QZX"])
def test_an_unknown_nationality_is_asked_without_readings(tmp_path, written):
    assert readings(row_with(tmp_path, "国籍", written), "nationality") == []


def test_a_misspelt_nationality_is_asked_with_what_it_resembles(tmp_path):
    assert "VN" in readings(row_with(tmp_path, "国籍", "ベトナン"), "nationality")


@pytest.mark.parametrize(
    ("written", "number"),
    [("Ｃ１２３４５６７", "C1234567"), ("C 1234567", "C1234567"), ("c-1234567", "C1234567"), (12345678, "12345678"), ("未", None), ("申請中", None), ("C12", "C12")],
)
def test_passport_number(tmp_path, written, number):
    assert value(tmp_path, "passport_number", "旅券番号", written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("ＡＢ１２３４５６７８ＣＤ", "AB12345678CD"), ("AB 1234 5678 CD", "AB12345678CD"), ("ab-12345678-cd", "AB12345678CD"), ("未", None), ("申請中", None)],
)
def test_residence_card_number(tmp_path, written, number):
    assert value(tmp_path, "residence_card_number", "在留カード番号", written) == number


@pytest.mark.parametrize(
    ("written", "repaired"),
    [("AB1234567OCD", ["AB12345670CD"]), ("ABI2345678CD", ["AB12345678CD"]), ("ABl2345678CD", ["AB12345678CD"]), ("0B12345678CD", ["OB12345678CD"]), ("AB1234567", []), ("1234", [])],
)
def test_a_misread_card_number_is_asked_with_its_repair(tmp_path, written, repaired):
    assert readings(row_with(tmp_path, "在留カード番号", written), "residence_card_number") == repaired


@pytest.mark.parametrize(
    ("written", "number"),
    [("認2601000123", "認2601000123"), ("認 2601 000123", "認2601000123"), ("2601000123", "2601000123"), (2601000123, "2601000123"), ("認２６０１０００１２３", "認2601000123"), ("申請中", None)],
)
def test_accreditation_number(tmp_path, written, number):
    assert value(tmp_path, "accreditation_number", "認定番号", written) == number


@pytest.mark.parametrize("heading", ["認定番号", "旅券番号", "送出機関", "住所", "期生"])
@pytest.mark.parametrize("written", ["1.23457E+12", "2.6E+09"])
def test_a_destroyed_number_is_asked_without_readings(tmp_path, heading, written):
    (question,) = row_with(tmp_path, heading, written)["questions"]
    assert (question["readings"], question["raw"]) == ([], written)


def test_a_destroyed_number_in_an_unknown_column_is_nobodys_question(tmp_path):
    assert row_with(tmp_path, "法人番号", "1.23457E+12")["questions"] == []


@pytest.mark.parametrize(
    ("written", "result"),
    [("合格", "passed"), ("合格(R8.9)", "passed"), ("不合格（R8.9）", "failed"), ("未受検", "not_taken"), ("未受験", "not_taken"), ("未", "not_taken"), ("受検予定（R8.11）", "not_taken"), ("―", None), (None, None)],
)
def test_basic_test(tmp_path, written, result):
    assert value(tmp_path, "basic_test", "基礎級", written) == result


@pytest.mark.parametrize(
    ("written", "offered"),
    [("済", {"passed"}), ("○", {"passed"}), ("結果待ち", set()), ("×", set()), (0, set()), ("1", set())],
)
def test_an_unclear_result_of_the_test_is_a_question(tmp_path, written, offered):
    assert set(readings(row_with(tmp_path, "初級", written), "basic_test")) == offered


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
    [("TEST", "VAN A", "TEST VAN A"), ("TEST", None, "TEST"), ("TEST", "-", "TEST"), ("TEST", ".", "TEST"), ("TEST", "NULL", "TEST")],
)
def test_a_name_in_two_columns(tmp_path, family, given, name):
    row = only(table(tmp_path, [{"姓": family, "名": given, "国籍": "VN", "生年月日": "1998/3/15", "旅券番号": "C1"}]))
    assert row["values"]["name_roman"] == name


def test_a_name_that_is_twice_the_same_is_asked(tmp_path):
    row = only(table(tmp_path, [{"family_name": "TEST", "givenName": "TEST", "国籍": "VN", "生年月日": "1998/3/15", "旅券番号": "C1"}]))
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
        name: only(workbook(tmp_path / f"{name}.xlsx", {"㈱Ａ": [header, [*person().values(), *pair]]}))
        for name, pair in grids.items()
    }
    assert rows["equal"]["values"]["address"] == "試験市1"
    assert rows["one blank"]["values"]["address"] == "試験市1"
    assert readings(rows["different"], "address") == ["試験市1", "試験市2"]
    assert rows["different"]["questions"][0]["cell"] == "F2"


def test_codes_in_text_fields_are_asked(tmp_path):
    assert readings(row_with(tmp_path, "送出機関", "3"), "sending_organization") == []
    assert readings(row_with(tmp_path, "送出機関", 0), "sending_organization") == []
