"""Who is the same person, and what happens where rows contradict each other."""

from tests.rosters.making import grid_of, person, read, table, workbook

CARD = {"在留カード番号": "AB12345678CD"}


def reading_of(folder, *rows):
    return read(table(folder, list(rows)))


def questions(reading):
    return [[(q.field, q.cell) for q in row.questions] for row in reading.rows if row.is_person]


def test_one_card_is_one_person_whatever_the_name(tmp_path):
    reading = reading_of(
        tmp_path, person(**CARD), person(**CARD, 氏名="Test Văn A", 旅券番号="C7654321")
    )
    assert (reading.people, reading.source_rows) == (1, 2)
    assert questions(reading) == [[], []]


def test_one_passport_and_birth_date_is_one_person(tmp_path):
    assert reading_of(tmp_path, person(No="1"), person(No="2", 氏名="T. VAN A")).people == 1


def test_one_passport_with_another_birth_date_is_two(tmp_path):
    assert reading_of(tmp_path, person(), person(生年月日="1999/3/15")).people == 2


def test_contradictions_are_asked_on_every_row_with_all_readings(tmp_path):
    reading = reading_of(
        tmp_path,
        person(**CARD, 性別="男", 備考=None),
        person(**CARD, 性別="女", 備考="R6.5.2帰国"),
        person(**CARD, 性別=None, 備考="R8.1.1 B社へ転籍"),
    )
    asked = questions(reading)
    assert set(asked[0]) == {("sex", "G2"), ("enrolment", "A2")}
    assert set(asked[1]) == {("sex", "G3"), ("enrolment", "A3")}
    assert asked[2] == []
    first = reading.rows[1]
    assert set(first.questions[0].readings) == {"male", "female"}
    assert (first.disposition, first.reason) == ("wait", "question")


def test_contradictory_birth_dates_hold_both_rows_back(tmp_path):
    reading = reading_of(tmp_path, person(**CARD), person(**CARD, 生年月日="1998/3/16"))
    assert questions(reading) == [[("birth_date", "D2")], [("birth_date", "D3")]]
    assert reading.people == 1


def test_a_name_a_birth_date_and_a_host_only_make_one_ask(tmp_path):
    reading = reading_of(tmp_path, person(), person(氏名="Tést  vân a", 旅券番号="C7654321"))
    assert questions(reading) == [[], [("person", "A3")]]
    assert reading.rows[2].questions[0].readings == ("same", "different")
    assert reading.rows[2].reason == "question"
    assert reading.people == 2


def test_another_host_makes_no_namesake(tmp_path):
    sheets = {"㈱Ａ": grid_of([person()]), "㈱Ｂ": grid_of([person(旅券番号="C7654321")])}
    reading = read(workbook(tmp_path / "a.xlsx", sheets))
    assert questions(reading) == [[], []]


def test_ignored_rows_take_no_part(tmp_path):
    reading = reading_of(
        tmp_path, person(**CARD, 削除="1", 性別="男"), person(**CARD, 削除="0", 性別="女")
    )
    assert reading.people == 1
    assert questions(reading) == [[], []]


def test_the_rarer_place_of_the_legal_form_asks(tmp_path):
    hosts = ["㈱試験", "(株)試験", "試験㈱", "試験有限会社"]
    rows = [
        person(氏名=f"TEST {letter}", 旅券番号=f"C765432{number}", 実習実施者=host)
        for number, (letter, host) in enumerate(zip("ABCD", hosts, strict=True))
    ]
    reading = reading_of(tmp_path, *rows)
    assert questions(reading) == [[], [], [("host_company", "F4")], []]
    assert reading.rows[3].disposition == "import"
    assert set(reading.rows[3].questions[0].readings) == {"株式会社試験", "試験株式会社"}
