"""Dates in rosters: each way of writing one, and what the field and its column add."""

import datetime as dt

import pytest

from tests.rosters.making import grid_of, only, people, person, table, text_table

FIELD = "在留期限"


def read_as(folder, written, heading=FIELD, **more):
    return only(table(folder, [person(**{heading: written}, **more)]))


def asked(row, field):
    return [q["readings"] for q in row["questions"] if q["field"] == field]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("令和7年4月1日", "2025-04-01"),
        ("令和７年４月１日", "2025-04-01"),
        ("R7.4.1", "2025-04-01"),
        ("Ｒ７．４．１", "2025-04-01"),
        ("r07/04/01", "2025-04-01"),
        ("R7-4-1", "2025-04-01"),
        ("R 7. 4. 1", "2025-04-01"),
        ("令7.4.1", "2025-04-01"),
        ("㋿7.4.1", "2025-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("R1.5.1", "2019-05-01"),
        ("R元.5.1", "2019-05-01"),
        ("H31.5.1", "2019-05-01"),
        ("平成33年1月5日", "2021-01-05"),
        ("㍻30.3.15", "2018-03-15"),
        ("2025/4/1", "2025-04-01"),
        ("2025.04.01", "2025-04-01"),
        ("20250401", "2025-04-01"),
        (20250401, "2025-04-01"),
        ("2025-04-01T00:00:00+09:00", "2025-04-01"),
        ("2025/04/11 0:00:00", "2025-04-11"),
        ("2025年4月1日(火)", "2025-04-01"),
        (45748, "2025-04-01"),
        ("15/08/2027", "2027-08-15"),
        ("08/15/2027", "2027-08-15"),
        ("09/09/2032", "2032-09-09"),
        ("7 OCT 2029", "2029-10-07"),
        ("R8.10", "2026-10"),
        ("2026年10月下旬予定", "2026-10"),
        ("令和8年12月", "2026-12"),
        ("令和8年12月　　日", "2026-12"),
    ],
)
def test_a_date_that_says_its_day_is_certain(tmp_path, written, meant):
    row = read_as(tmp_path, written)
    assert row["values"]["residence_expires_on"] == meant
    assert row["questions"] == []


@pytest.mark.parametrize(
    "written",
    [
        "未定",
        "―",
        "-",
        "なし",
        "済",
        "未",
        "NULL",
        "0",
        0,
        "0000-00-00",
        "1899/12/30",
        "1900/1/0",
        "9999/12/31",
        "更新中",
    ],
)
def test_words_and_placeholders_are_no_date_and_no_question(tmp_path, written):
    row = read_as(tmp_path, written)
    assert "residence_expires_on" not in row["values"]
    assert row["questions"] == []


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("7.4.1", ["2025-04-01"]),
        ("07-04-01", ["2025-04-01"]),
        ("30/5/14", ["2030-05-14"]),
        ("15-Mar-31", ["2031-03-15"]),
        ("12/05/2030", ["2030-05-12", "2030-12-05"]),
        ("2027年5月11日(金)", ["2027-05-11"]),
        ("R8.4.10 R9.4.10", ["2026-04-10", "2027-04-10"]),
        ("令和8年2月29日", []),
        ("2025-15-01", []),
        ("1年", []),
        ("R8", []),
        ("2.02504E+07", []),
    ],
)
def test_a_doubtful_date_is_asked_with_its_readings(tmp_path, written, readings):
    row = read_as(tmp_path, written)
    assert "residence_expires_on" not in row["values"]
    (offered,) = asked(row, "residence_expires_on")
    assert set(readings) <= set(offered)
    assert row["questions"][0]["cell"] == "F2"
    assert row["questions"][0]["raw"] == written
    assert row["disposition"] == "import"


@pytest.mark.parametrize("written", ["令和8年2月29日", "2025-15-01", "2.02504E+07"])
def test_what_is_no_date_offers_no_near_day(tmp_path, written):
    assert asked(read_as(tmp_path, written), "residence_expires_on") == [[]]


@pytest.mark.parametrize(
    ("number_format", "meant"),
    [
        ("yyyy/m/d", "2026-11-01"),
        ('[$-411]ggge"年"m"月"d"日"', "2026-11-01"),
        ("[$-411]ge.m.d", "2026-11-01"),
        ("d-mmm-yy", "2026-11-01"),
        ("m/d", "2026-11-01"),
        ('yyyy"年"m"月"', "2026-11"),
        ("yyyy/m", "2026-11"),
        ("mmm-yy", "2026-11"),
        ("General", "2026-11-01"),
    ],
)
def test_a_date_cell_means_what_it_shows(tmp_path, number_format, meant):
    def show(book):
        book["㈱試験工業"]["F2"].number_format = number_format

    path = table(tmp_path, [person(在留期限=dt.date(2026, 11, 1))], change=show)
    assert only(path)["values"]["residence_expires_on"] == meant


def test_a_workbook_of_the_1904_system_counts_from_there(tmp_path):
    def of_a_mac(book):
        book.epoch = dt.datetime(1904, 1, 1)

    row = only(table(tmp_path, [person(在留期限=44286)], change=of_a_mac))
    assert row["values"]["residence_expires_on"] == "2025-04-01"


def test_serial_digits_in_a_text_table_are_days(tmp_path):
    row = only(text_table(tmp_path, grid_of([person(在留期限="45748")])))
    assert row["values"]["residence_expires_on"] == "2025-04-01"


def test_a_number_outside_date_fields_stays_a_number(tmp_path):
    assert read_as(tmp_path, 45748, heading="期生")["values"]["batch"] == "45748"


def test_one_proof_of_order_settles_the_whole_field(tmp_path):
    rows = people(
        table(
            tmp_path,
            [
                person(氏名="TEST A", 旅券期限="12/05/2030"),
                person(氏名="TEST B", 旅券番号="C7654321", 旅券期限="25/11/2031"),
            ],
        )
    )
    assert rows[0]["values"]["passport_expires_on"] == "2030-05-12"


def test_month_first_is_proved_as_well(tmp_path):
    rows = people(
        table(
            tmp_path,
            [
                person(氏名="TEST A", 旅券期限="12/05/2030"),
                person(氏名="TEST B", 旅券番号="C7654321", 旅券期限="11/25/2031"),
            ],
        )
    )
    assert rows[0]["values"]["passport_expires_on"] == "2030-12-05"


def test_proofs_of_both_orders_prove_nothing(tmp_path):
    rows = people(
        table(
            tmp_path,
            [
                person(氏名="TEST A", 旅券期限="12/05/2030"),
                person(氏名="TEST B", 旅券番号="C7654321", 旅券期限="11/25/2031"),
                person(氏名="TEST C", 旅券番号="C7654322", 旅券期限="25/11/2031"),
            ],
        )
    )
    assert asked(rows[0], "passport_expires_on") == [["2030-05-12", "2030-12-05"]]
    assert rows[1]["values"]["passport_expires_on"] == "2031-11-25"


def test_an_order_proved_in_one_field_says_nothing_about_another(tmp_path):
    row = read_as(tmp_path, "12/05/2030", 入国日="25/11/2025")
    assert asked(row, "residence_expires_on")
