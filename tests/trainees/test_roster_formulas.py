"""Formulas and errors: stored results count, nothing is followed, nothing is computed."""

import zipfile

import pytest

from tests.rosters.making import only, person, table


def with_result(folder, heading, formula, result, stored_as="str"):
    """A roster with one formula cell whose stored result is planted in the file."""
    path = table(folder, [person(**{heading: "PLACE"})])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    head, _, tail = parts[sheet].decode().partition('<c r="F2"')
    _, _, tail = tail.partition("</c>")
    result = f"<v>{result}</v>" if result is not None else ""
    cell = f'<c r="F2" t="{stored_as}"><f>{formula}</f>{result}</c>'
    parts[sheet] = f"{head}{cell}{tail}".encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return only(path)


def question(row):
    (question,) = row["questions"]
    assert question["field"] not in row["values"]
    return question


def test_a_stored_result_is_like_a_typed_value(tmp_path):
    row = with_result(tmp_path, "終了予定日", "EDATE(C2,12)-1", 46487, "n")
    assert row["values"]["training_ends_on"] == "2027-04-10"
    assert row["questions"] == []


def test_a_formula_without_a_result_is_asked_with_its_text(tmp_path):
    asked = question(with_result(tmp_path, "終了予定日", "EDATE(C2,12)-1", None))
    assert (asked["raw"], asked["readings"]) == ("=EDATE(C2,12)-1", [])


def test_a_doubtful_result_shows_the_formula(tmp_path):
    asked = question(with_result(tmp_path, "入国日", "C2", "7.6.1"))
    assert asked["raw"] == "=C2"
    assert "2025-06-01" in asked["readings"]


@pytest.mark.parametrize("code", ["#REF!", "#N/A", "#VALUE!"])
def test_an_error_is_asked_with_its_code(tmp_path, code):
    asked = question(with_result(tmp_path, "入国日", "C2", code, "e"))
    assert (asked["raw"], asked["readings"]) == (code, [])


@pytest.mark.parametrize(
    "formula",
    [
        "[1]Sheet1!A1",
        "'[other.xlsx]Sheet 1'!$A$1",
        'HYPERLINK("http://invalid.example","TEST JSC")',
        'WEBSERVICE("http://invalid.example")',
        "cmd|'/c calc'!A0",
        'RTD("x","","y")',
        'DDE("x","y","z")',
    ],
)
def test_a_formula_that_reaches_outside_is_asked_with_its_result(tmp_path, formula):
    asked = question(with_result(tmp_path, "送出機関", formula.replace('"', "&quot;"), "TEST JSC"))
    assert (asked["raw"], asked["readings"]) == (f"={formula}", ["TEST JSC"])


@pytest.mark.parametrize(
    "formula",
    ["A2&amp;B2", "表1[[#This Row],[送出機関]]", "Sheet2!A1", "VLOOKUP(A2,Sheet2!A:C,3,FALSE)"],
)
def test_a_formula_within_the_book_is_trusted(tmp_path, formula):
    row = with_result(tmp_path, "送出機関", formula, "TEST JSC")
    assert row["values"]["sending_organization"] == "TEST JSC"


def test_a_formula_in_an_unknown_column_is_nobodys_question(tmp_path):
    assert (
        with_result(tmp_path, "年齢", "DATEDIF(D2,TODAY(),&quot;Y&quot;)", None)["questions"] == []
    )
