"""Exports as text: encodings, delimiters, quotes, captions, record numbers."""

import pytest

from tests.rosters.making import grid_of, only, people, person, read, text_table

GRID = grid_of([person(実習実施者="㈱髙﨑①", 備考='二行\nの "控え"')])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_encodings_delimiters_and_line_ends(tmp_path, encoding, delimiter, newline):
    values = only(text_table(tmp_path, GRID, "x.csv", encoding, delimiter, newline))["values"]
    assert values["host_company"] == "株式会社髙﨑1"
    assert values["note"] == '二行\nの "控え"'


def test_records_are_counted_not_lines(tmp_path):
    grid = [
        ["出力日", "2026/10/1"],
        *GRID,
        ["TEST B", "テスト", "VN", "1999/1/1", "C7654321", "", ""],
        ["[EOF]"],
    ]
    report = read(text_table(tmp_path, grid)).as_report()
    assert [(row["sheet"], row["row"]) for row in report["rows"]] == [("", n) for n in range(1, 6)]


def test_questions_name_the_cell_like_a_sheet(tmp_path):
    row = only(text_table(tmp_path, grid_of([person(在留期限="7.4.1")])))
    assert row["questions"][0]["cell"] == "F2"


def test_every_value_may_be_quoted(tmp_path):
    path = tmp_path / "quoted.csv"
    lines = (",".join(f'"{value}"' for value in line) for line in grid_of([person()]))
    path.write_text("\r\n".join(lines), encoding="cp932")
    assert only(path)["disposition"] == "import"


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path):
    path = tmp_path / "open.csv"
    lines = [
        ",".join(map(str, line)) for line in grid_of([person(備考='"控え'), person(氏名="TEST B")])
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(people(path)) == 2


def test_a_leading_zero_kept_by_an_export_is_read(tmp_path):
    row = only(
        text_table(tmp_path, grid_of([person(認定番号='="0601000123"', 旅券番号="'C1234567")]))
    )
    assert row["values"]["accreditation_number"] == "0601000123"
    assert row["values"]["passport_number"] == "C1234567"


def test_a_formula_in_a_text_table_is_never_a_value(tmp_path):
    formula = '=HYPERLINK("http://invalid.example","x")'
    row = only(text_table(tmp_path, grid_of([person(送出機関=formula)])))
    assert row["questions"] == [
        {"cell": "F2", "field": "sending_organization", "raw": formula, "readings": []}
    ]


def test_the_order_of_days_is_proved_per_column(tmp_path):
    header = [*person(), "旅券期限", "パスポート期限"]
    line = [*person().values(), "25/11/2030", "12/05/2031"]
    row = only(text_table(tmp_path, [header, line]))
    assert row["questions"][0]["field"] == "passport_expires_on"


def test_a_blank_record_ends_a_block(tmp_path):
    path = tmp_path / "blank.csv"
    header, line = (",".join(map(str, values)) for values in grid_of([person(備考="〃")]))
    path.write_text(f"{header}\n{line.replace('〃', 'メモ')}\n\n{line}\n", encoding="utf-8")
    rows = people(path)
    assert [row["row"] for row in rows] == [2, 4]
    assert rows[1]["questions"][0]["field"] == "note"
