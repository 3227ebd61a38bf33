"""Enrolment: a status column, the words of the row, its marks, and what changes nothing."""

import pytest
from openpyxl.styles import Font, PatternFill

from tests.rosters.making import grid_of, only, people, person, table, workbook

GREY = PatternFill("solid", fgColor="BFBFBF")


def status(folder, **more):
    row = only(table(folder, [person(**more)]))
    return row["values"].get("enrolment"), [
        q for q in row["questions"] if q["field"] == "enrolment"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("在籍", "active"), ("実習中", "active"), ("一時帰国", "active"),
        ("一時帰国中", "active"), ("active", "active"), ("training", "active"),
        ("帰国", "returned"), ("帰国済", "returned"), ("満了帰国", "returned"),
        ("途中帰国", "returned"), ("returned", "returned"), ("失踪", "absconded"),
        ("行方不明", "absconded"), ("missing", "absconded"), ("特定技能", "other_status"),
        ("特定技能移行", "other_status"), ("特定活動", "other_status"), ("ssw", "other_status"),
        ("その他", "other_status"), (None, None), ("終了", None), ("契約終了", None),
        ("closed", None), ("NULL", None),
    ],
)  # fmt: skip
def test_a_status_column_decides_alone(tmp_path, written, meant):
    assert status(tmp_path, 在籍状況=written, 備考="R8.2.3失踪") == (meant, [])


def test_a_code_of_status_without_a_legend_is_asked(tmp_path):
    value, (question,) = status(tmp_path, status="1")
    assert value is None
    assert (question["cell"], question["readings"]) == ("F2", [])


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("途中帰国", "returned"), ("R6.5.2帰国", "returned"), ("R6.5.2 満了帰国", "returned"),
        ("帰国済", "returned"), ("帰国予定 R8.10.20", "active"), ("帰国希望", "active"),
        ("帰国準備中", "active"), ("一時帰国 R8.8.10～8.24", "active"),
        ("介護の特定技能で再来日希望", "active"), ("R6.11失踪 届出済", "absconded"),
        ("2026-06-30 行方不明", "absconded"), ("特定技能へ移行希望", "active"),
        ("R8.6.1 B社へ転籍", None), ("R8.6.1 移籍", None), ("R8.6.1 ㈲Cより転籍", "active"),
        ("B社から移籍", "active"), ("転籍希望", "active"), ("元気", "active"),
    ],
)  # fmt: skip
def test_the_words_of_a_note(tmp_path, note, meant):
    assert status(tmp_path, 備考=note) == (meant, [])


@pytest.mark.parametrize("heading", ["区分", "在留資格"])
@pytest.mark.parametrize("written", ["特定技能", "特定技能1号", "特定活動"])
def test_another_residence_status(tmp_path, heading, written):
    assert status(tmp_path, **{heading: written}) == ("other_status", [])


def test_an_end_date_cell_may_tell_of_a_transfer(tmp_path):
    assert status(tmp_path, 終了予定日="転籍") == (None, [])


def test_two_different_results_are_asked_at_the_name(tmp_path):
    value, (question,) = status(tmp_path, 区分="特定技能", 備考="R6.11失踪")
    assert value is None
    assert question["cell"] == "A2"
    assert set(question["readings"]) == {"absconded", "other_status"}


def test_the_title_of_a_block_speaks_for_its_people(tmp_path):
    grid = grid_of([person()])
    other = [["TEST B", "テスト", "ネパール", "H11.1.1", "PA123456"]]
    grid += [
        ["計　１名"],
        [],
        ["◆帰国者◆"],
        *other,
        [],
        ["TEST C", "テスト", "ネパール", "H11.1.2", "PA123457"],
        ["計2名"],
    ]
    grid += [["TEST D", "テスト", "ネパール", "H11.1.3", "PA123458"]]
    rows = people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))
    assert [row["values"]["enrolment"] for row in rows] == [
        "active",
        "returned",
        "returned",
        "active",
    ]


def test_a_planned_entry_is_no_enrolment_yet(tmp_path):
    assert status(tmp_path, 入国日="2026年12月下旬予定") == (None, [])
    assert status(tmp_path, 入国予定日="2026/12/20") == (None, [])


def marked(folder, mark, *, rest=()):
    def draw(book):
        for cell in book.active[2]:
            mark(cell)

    grid = [*rest, *grid_of([person(備考="メモ"), person(氏名="TEST B", 旅券番号="C7654321")])]
    return workbook(folder / "a.xlsx", {"㈱Ａ": grid}, draw)


def test_a_row_struck_through_is_asked(tmp_path):
    path = marked(tmp_path, lambda cell: setattr(cell, "font", Font(strike=True)))
    first, second = people(path)
    assert (first["disposition"], first["reason"]) == ("wait", "question")
    assert (first["questions"][0]["cell"], first["questions"][0]["field"]) == ("A2", "enrolment")
    assert "returned" in first["questions"][0]["readings"]
    assert second["values"]["enrolment"] == "active"


def test_a_row_filled_in_one_colour_is_asked(tmp_path):
    path = marked(tmp_path, lambda cell: setattr(cell, "fill", GREY))
    assert people(path)[0]["reason"] == "question"


def test_fill_on_single_cells_means_nothing(tmp_path):
    def only_two(cell):
        if cell.column < 3:
            cell.fill = GREY

    assert people(marked(tmp_path, only_two))[0]["values"]["enrolment"] == "active"


def test_white_is_no_colour(tmp_path):
    white = PatternFill("solid", fgColor="FFFFFFFF")
    path = marked(tmp_path, lambda cell: setattr(cell, "fill", white))
    assert people(path)[0]["values"]["enrolment"] == "active"


def test_a_legend_names_the_likeliest_readings(tmp_path):
    def draw(book):
        for cell in book.active[3]:
            cell.fill = GREY

    grid = [["※グレーの行＝失踪"], *grid_of([person()])]
    (row,) = people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}, draw))
    assert row["questions"][0]["readings"][0] == "absconded"


def test_words_go_before_marks(tmp_path):
    def draw(book):
        for cell in book.active[2]:
            cell.font = Font(strike=True)

    (row,) = people(table(tmp_path, [person(備考="R6.5.2帰国")], change=draw))
    assert row["values"]["enrolment"] == "returned"
