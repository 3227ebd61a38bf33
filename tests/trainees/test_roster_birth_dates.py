"""Birth dates, which must be whole and make sense, and spans with two ends."""

import pytest

from tests.rosters.making import only, person, table

FIELD = "在留期限"


def read_as(folder, written, heading=FIELD, **more):
    return only(table(folder, [person(**{heading: written}, **more)]))


def asked(row, field):
    return [q["readings"] for q in row["questions"] if q["field"] == field]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15-Mar-98", "1998-03-15"),
        ("7 OCT 1999", "1999-10-07"),
        ("H10.3.15", "1998-03-15"),
        (36526, "2000-01-01"),
    ],
)
def test_a_birth_date_is_certain_where_its_century_is(tmp_path, written, meant):
    row = read_as(tmp_path, written, heading="生年月日")
    assert row["values"]["birth_date"] == meant
    assert row["disposition"] == "import"


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("令和元年5月8日", ["1989-05-08"]),
        ("7.4.1", ["1995-04-01"]),
        ("00/03/15", ["2000-03-15"]),
        ("1998年9月", []),
        ("1998", []),
        (1998, []),
        ("平成9年2月29日", []),
    ],
)
def test_a_doubtful_birth_date_holds_the_row_back(tmp_path, written, readings):
    row = read_as(tmp_path, written, heading="生年月日")
    assert (row["disposition"], row["reason"]) == ("wait", "question")
    assert set(readings) <= set(asked(row, "birth_date")[0])


@pytest.mark.parametrize("written", ["NULL", "0000-00-00", "", "不明"])
def test_a_missing_birth_date_makes_the_row_wait_without_a_question(tmp_path, written):
    row = read_as(tmp_path, written or None, heading="生年月日")
    assert (row["disposition"], row["reason"], row["questions"]) == (
        "wait",
        "missing_key_field",
        [],
    )


@pytest.mark.parametrize(
    "written",
    [
        "2026/4/15～2026/5/14",
        "令和8年4月15日 ～ 令和8年5月14日",
        "R8.4.15～R8.5.14",
        "2026.4.15 - 2026.5.14",
        "R8.4.15～5.14",
        "2026年4月15日から2026年5月14日まで",
    ],
)
def test_a_range_in_one_cell_gives_both_ends(tmp_path, written):
    values = read_as(tmp_path, written, heading="講習期間")["values"]
    assert values["lecture_starts_on"] == "2026-04-15"
    assert values["lecture_ends_on"] == "2026-05-14"


def test_a_contract_period_is_neither_start_nor_end(tmp_path):
    values = read_as(tmp_path, "2026/4/15～2029/4/14", heading="雇用契約期間")["values"]
    assert not {"lecture_starts_on", "training_ends_on", "assigned_on"} & values.keys()


@pytest.mark.parametrize(
    ("heading", "key"),
    [("終了予定日", "training_ends_on"), ("配属予定日", "assigned_on"), ("配属日", "assigned_on")],
)
def test_planned_headings_name_the_same_fields(tmp_path, heading, key):
    assert read_as(tmp_path, "R9.3.31", heading=heading)["values"][key] == "2027-03-31"
