"""Lists that are not one line a person below one header: three rows, two lines, side by side."""

import pytest

from tests.rosters.making import only, people, person, read, table, workbook

TWO_LINES = [
    ["No.", "氏名", "生年月日", "旅券番号", "在留カード番号", "入国日"],
    [None, "フリガナ", "国籍", "旅券有効期限", "在留期限", "配属日"],
    [1, "TEST VAN A", "1998/3/15", "C1234567", "AB12345678CD", "2025/4/1"],
    [None, "テスト ア", "ベトナム", "2030/5/13", "2027/4/1", "2025/5/1"],
    [2, "TEST VAN B", "1999/3/15", "C1234568", "AB12345679CD", "2025/4/1"],
    [None, "テスト イ", "インドネシア", "2030/5/14", "2027/4/2", "2025/5/1"],
    ["計", "2名"],
]
BLOCK = ["氏名", "国籍", "生年月日", "旅券番号"]
FOUR = [
    ["TEST VAN A", "ベトナム", "1998/3/15", "C1234567"],
    ["TEST VAN B", "インドネシア", "1999/3/15", "C1234568"],
    ["TEST VAN C", "ベトナム", "1998/3/16", "C1234569"],
    ["TEST VAN D", "ネパール", "1999/3/16", "C1234560"],
]


def values(rows, *fields):
    return [tuple(row["values"].get(field) for field in fields) for row in rows]


@pytest.mark.parametrize("merged", [(), ("A1:A2", "A3:A4", "A5:A6")], ids=["plain", "merged"])
@pytest.mark.parametrize("above", [0, 2])
def test_a_person_on_two_lines_is_one_person(tmp_path, merged, above):
    def change(book):
        for area in merged if not above else ():
            book.worksheets[0].merge_cells(area)

    grid = [["実習生名簿"]] * above + TWO_LINES
    rows = people(workbook(tmp_path / "f.xlsx", {"㈱試験工業": grid}, change))
    assert [row["row"] for row in rows] == [3 + above, 5 + above]
    assert [row["disposition"] for row in rows] == ["import", "import"]
    assert values(rows, "name_kana", "nationality", "birth_date", "residence_expires_on") == [
        ("テスト ア", "VN", "1998-03-15", "2027-04-01"),
        ("テスト イ", "ID", "1999-03-15", "2027-04-02"),
    ]


def test_a_doubt_on_a_second_line_is_asked_at_its_cell(tmp_path):
    grid = [list(line) for line in TWO_LINES]
    grid[3][4] = "9.4.1"
    rows = people(workbook(tmp_path / "f.xlsx", {"㈱試験工業": grid}))
    assert [question["cell"] for question in rows[0]["questions"]] == ["E4"]


def test_two_lines_that_contradict_their_headings_are_never_taken_for_one_person(tmp_path):
    grid = [list(line) for line in TWO_LINES]
    grid[2], grid[3] = grid[3], grid[2]
    rows = people(workbook(tmp_path / "f.xlsx", {"㈱試験工業": grid}))
    assert not [row for row in rows if row["row"] in {3, 4} and row["disposition"] == "import"]


def test_two_header_rows_above_one_line_a_person_stay_one_line(tmp_path):
    grid = [
        ["氏名", None, "旅券", None, "国籍", "生年月日"],
        ["ローマ字", "カナ", "番号", "期限", None, None],
        ["TEST VAN A", "テスト ア", "C1234567", "2030/5/13", "ベトナム", "1998/3/15"],
        ["TEST VAN B", "テスト イ", "C1234568", "2030/5/14", "ベトナム", "1999/3/15"],
    ]
    rows = people(workbook(tmp_path / "f.xlsx", {"㈱試験工業": grid}))
    assert values(rows, "name_roman", "name_kana") == [
        ("TEST VAN A", "テスト ア"),
        ("TEST VAN B", "テスト イ"),
    ]


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_forms_side_by_side_are_people_of_their_own(tmp_path, gap):
    grid = [["技能実習生名簿"], ["受入企業", "㈱試験工業"], []]
    for left, right in (FOUR[:2], FOUR[2:]):
        grid += [
            [label, one, *[None] * gap, label, other]
            for label, one, other in zip(BLOCK, left, right, strict=True)
        ] + [[]]
    rows = people(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert sorted(values(rows, "name_roman", "birth_date", "host_company")) == [
        ("TEST VAN A", "1998-03-15", "株式会社試験工業"),
        ("TEST VAN B", "1999-03-15", "株式会社試験工業"),
        ("TEST VAN C", "1998-03-16", "株式会社試験工業"),
        ("TEST VAN D", "1999-03-16", "株式会社試験工業"),
    ]
    assert all(row["disposition"] == "import" for row in rows)


def test_an_empty_form_on_the_right_is_nobody(tmp_path):
    grid = [[label, value, None, label] for label, value in zip(BLOCK, FOUR[0], strict=True)]
    row = only(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert row["values"]["name_roman"] == "TEST VAN A"


@pytest.mark.parametrize("gap", [0, 1])
def test_lists_side_by_side_lose_nobody(tmp_path, gap):
    between = [None] * gap
    grid = [
        ["実習生名簿"],
        [*BLOCK, *between, *BLOCK],
        [*FOUR[0], *between, *FOUR[1]],
        [*FOUR[2], *between, *FOUR[3]],
    ]
    rows = people(workbook(tmp_path / "f.xlsx", {"名簿": grid}))
    assert values(rows, "name_roman") == [(line[0],) for line in FOUR]


def test_a_three_row_header_is_read_by_its_groups(tmp_path):
    grid = [
        ["本人", None, None, None, "書類", None, None, None],
        ["氏名", None, "身分", None, "旅券", None, "在留カード", None],
        ["ローマ字", "カナ", "国籍", "生年月日", "番号", "期限", "番号", "期限"],
        ["TEST VAN A", "テスト ア", "ベトナム", "1998/3/15", "C1234567", "2030/5/13",
         "AB12345678CD", "2027/4/1"],
    ]  # fmt: skip

    def change(book):
        for area in ("A1:D1", "E1:H1", "A2:B2", "C2:D2", "E2:F2", "G2:H2"):
            book.worksheets[0].merge_cells(area)

    row = only(workbook(tmp_path / "f.xlsx", {"名簿": grid}, change))
    assert row["values"]["passport_expires_on"] == "2030-05-13"
    assert row["values"]["residence_card_number"] == "AB12345678CD"
    assert row["values"]["residence_expires_on"] == "2027-04-01"


@pytest.mark.parametrize("line", ["※更新は期限の3か月前", "計 5人", "担当：見本太郎"])
@pytest.mark.parametrize("heading", ["生年月日", "旅券番号"])
def test_a_line_below_the_table_is_nobody_in_any_column(tmp_path, line, heading):
    path = table(tmp_path, [person(), {}, {heading: line}])
    assert [row.row for row in read(path).rows if row.is_person] == [2]


@pytest.mark.parametrize(
    ("heading", "field", "content", "value"),
    [
        ("お誕生日", "birth_date", "R1.5.8", None),
        ("パスポート満期日", "passport_expires_on", "R12.5.13", "2030-05-13"),
        ("P/P番号", "passport_number", "C7654321", "C7654321"),
        ("在カ番号", "residence_card_number", "AB12345678CD", "AB12345678CD"),
        ("雇用主", "host_company", "㈱試験水産", "株式会社試験水産"),
        ("所属機関", "host_company", "㈱試験水産", "株式会社試験水産"),
        ("母国", "nationality", "ベトナム", "VN"),
    ],
)
def test_headings_of_other_offices(tmp_path, heading, field, content, value):
    usual = {"birth_date": "生年月日", "passport_number": "旅券番号", "nationality": "国籍"}
    own = person()
    own.pop(usual.get(field, ""), None)
    row = only(table(tmp_path, [own | {heading: content, "入国日": "2025/4/1"}]))
    assert row["values"].get(field) == value
    assert value or row["questions"][0]["field"] == field
