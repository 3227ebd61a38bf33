"""Values of single fields: how they are written, what they mean, and when to ask."""

import pytest

from tests.rosters.making import only, person, table


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
    [
        ("①", "1"),
        ("第３期", "3"),
        ("3期生", "3"),
        ("第7回", "7"),
        (26, "26"),
        ("A班", "A班"),
        ("なし", None),
        ("―", None),
    ],
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
        ("男", "male"), ("女性", "female"), ("Ｍ", "male"), ("Female", "female"), (1, "male"),
        ("2", "female"), ("☑男 □女", "male"), ("□男　☑女", "female"), ("■男 □女", "male"),
        ("□男　✔女", "female"), ("㊚・女", "male"), ("男・㊛", "female"), ("レ男 □女", "male"),
        ("男☑ 女□", "male"), ("□男 □女", None), ("-", None),
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
        ("ベトナム", "VN"), ("ﾍﾞﾄﾅﾑ", "VN"), ("越", "VN"), ("越南", "VN"), ("VNM", "VN"),
        ("VN", "VN"), ("704", "VN"), (704, "VN"), ("Viet Nam", "VN"), ("VIỆT NAM", "VN"),
        ("ベトナム社会主義共和国", "VN"), ("印尼", "ID"), ("比", "PH"), ("ビルマ", "MM"),
        ("ミャンマー連邦共和国", "MM"), ("Republic of the Philippines", "PH"), ("タイ王国", "TH"),
        ("中華人民共和国", "CN"), ("モンゴル国", "MN"), ("Lao PDR", "LA"), ("ベトナム人", "VN"),
        ("50", "BD"), ("スリランカ民主社会主義共和国", "LK"), ("Kyrgyz Republic", "KG"),
        ("ウズベキスタン", "UZ"), ("東ティモール", "TL"),
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
    [
        ("Ｃ１２３４５６７", "C1234567"),
        ("C 1234567", "C1234567"),
        ("c-1234567", "C1234567"),
        (12345678, "12345678"),
        ("未", None),
        ("申請中", None),
        ("C12", "C12"),
    ],
)
def test_passport_number(tmp_path, written, number):
    assert value(tmp_path, "passport_number", "旅券番号", written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("ＡＢ１２３４５６７８ＣＤ", "AB12345678CD"),
        ("AB 1234 5678 CD", "AB12345678CD"),
        ("ab-12345678-cd", "AB12345678CD"),
        ("未", None),
        ("申請中", None),
    ],
)
def test_residence_card_number(tmp_path, written, number):
    assert value(tmp_path, "residence_card_number", "在留カード番号", written) == number


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("AB1234567OCD", ["AB12345670CD"]),
        ("ABI2345678CD", ["AB12345678CD"]),
        ("ABl2345678CD", ["AB12345678CD"]),
        ("0B12345678CD", ["OB12345678CD"]),
        ("AB1234567", []),
        ("1234", []),
    ],
)
def test_a_misread_card_number_is_asked_with_its_repair(tmp_path, written, repaired):
    assert (
        readings(row_with(tmp_path, "在留カード番号", written), "residence_card_number") == repaired
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("認2601000123", "認2601000123"),
        ("認 2601 000123", "認2601000123"),
        ("2601000123", "2601000123"),
        (2601000123, "2601000123"),
        ("認２６０１０００１２３", "認2601000123"),
        ("申請中", None),
    ],
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
    [
        ("合格", "passed"),
        ("合格(R8.9)", "passed"),
        ("不合格（R8.9）", "failed"),
        ("未受検", "not_taken"),
        ("未受験", "not_taken"),
        ("未", "not_taken"),
        ("受検予定（R8.11）", "not_taken"),
        ("―", None),
        (None, None),
    ],
)
def test_basic_test(tmp_path, written, result):
    assert value(tmp_path, "basic_test", "基礎級", written) == result


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("済", {"passed"}),
        ("○", {"passed"}),
        ("結果待ち", set()),
        ("×", set()),
        (0, set()),
        ("1", set()),
    ],
)
def test_an_unclear_result_of_the_test_is_a_question(tmp_path, written, offered):
    assert set(readings(row_with(tmp_path, "初級", written), "basic_test")) == offered
