"""A block from Excel is shown with its differences, and taken as a whole."""

import pytest
from factories.companies import CompanyFactory
from factories.filing import opened_november
from hypothesis import given
from hypothesis import strategies as st

from training_plans.filing.block import rows_of, typed_from
from training_plans.models import DraftLine
from training_plans.month_columns import COLUMNS, columns_of

PAY = columns_of("pay")


@pytest.fixture
def report(somebody, books):
    return books(lambda: opened_november(CompanyFactory(), people=3))


@pytest.fixture
def people(books, report):
    return books(lambda: [line.trainee_id for line in DraftLine.objects.filter(report=report)])


@pytest.fixture
def paste(signed_in, at, report):
    client = signed_in("clerk", company_id=report.company_id)
    address = at("kita", f"/monthly-reports/{report.pk}/paste/?step=pay")
    return lambda **data: client.post(address, data)


def test_a_block_goes_down_the_people_and_along_the_columns(books, report, people):
    typed, left_out = books(typed_from, report, "1\t2\n3\t4", people[1], PAY)
    told = [(one.trainee_id, one.column, one.text) for one in typed]
    assert told == [
        (people[1], "base_pay", "1"), (people[1], "overtime_pay", "2"),
        (people[2], "base_pay", "3"), (people[2], "overtime_pay", "4"),
    ]  # fmt: skip
    assert left_out == 0


def test_what_lies_beyond_the_table_is_counted(books, report, people):
    _typed, left_out = books(typed_from, report, "1\n2\n3\n4\n5", people[0], PAY)
    assert left_out == 2


def test_a_line_break_inside_a_cell_is_no_new_person():
    assert rows_of('"1\n2"\t3\r\n4\t5\r\n') == [["1\n2", "3"], ["4", "5"]]


@given(st.text(max_size=300))
def test_no_text_of_a_clipboard_breaks_it(text):
    for row in rows_of(text):
        assert row


def test_the_differences_are_shown_before_anything_is_kept(paste, people, books):
    answer = paste(block="200,000\t10,000", trainee=people[0], column="base_pay")
    text = answer.content.decode()
    assert f'name="c-{people[0]}-base_pay" value="200,000"' in text
    assert books(lambda: DraftLine.objects.get(trainee=people[0]).cells) == {}


def test_a_cell_that_cannot_be_read_says_so_before(paste, people):
    answer = paste(block="△1,000", trainee=people[0], column="base_pay")
    assert "not below zero" in answer.content.decode()


def test_one_confirmation_takes_the_block(paste, people, books):
    taken = {
        f"{kind}-{person}-{column.name}": value
        for person in people
        for column in PAY[:9]
        for kind, value in (("c", "1000"), ("w", ""))
    }
    answer = paste(take="yes", **taken)
    assert answer.url.endswith("filing/?step=pay")
    kept = books(lambda: DraftLine.objects.get(trainee=people[2]).cells)
    assert set(kept.values()) == {"1000"}
    assert len(kept) == 9


def test_what_somebody_wrote_meanwhile_is_shown_again(paste, people, books):
    def write():
        DraftLine.objects.filter(trainee=people[0]).update(cells={"tax": "5"})

    books(write)
    answer = paste(take="yes", **{f"c-{people[0]}-tax": "7", f"w-{people[0]}-tax": ""})
    assert answer.status_code == 409
    assert books(lambda: DraftLine.objects.get(trainee=people[0]).cells) == {"tax": "5"}


@pytest.mark.parametrize("block", ["  ", "1" * 200_000, "1" * 600_000])
def test_what_is_no_block_is_asked_for_again(paste, block):
    assert paste(block=block).status_code == 422


def test_every_column_stands_on_one_screen_only():
    shown = [column for step in ("hours", "pay", "events") for column in columns_of(step)]
    assert shown == list(COLUMNS.values())
