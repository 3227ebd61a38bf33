"""A workbook comes back: what was typed in it, and what has happened here meanwhile."""

from excel import Desk, as_it_stands, told
from factories.filing import filled

from training_plans.filing.cells import Typed, keep
from training_plans.filing.workbook import PEOPLE, workbook


def test_what_was_typed_in_excel_comes_back_cell_by_cell(desk, brought, people):
    desk.type(
        1, base_pay=201_000, regular_minutes="151:30", pay_method="現金（署名入り領収書あり）"
    )
    back = told(brought(desk))
    assert back[people[1], "base_pay"] == "201000"
    assert back[people[1], "regular_minutes"] == "151:30"
    assert back[people[1], "pay_method"] == "現金（署名入り領収書あり）"


def test_what_was_expected_and_left_as_it_is_is_taken_as_typed(desk, brought, people):
    assert told(brought(desk))[people[0], "base_pay"] == "220000"


def test_what_stands_here_already_is_no_change(report, brought, people):
    filled(report)
    keep(report, [Typed(people[0], "base_pay", "￥２２０，０００")])
    back = told(brought(Desk(workbook(as_it_stands(report)))))
    assert (people[0], "base_pay") not in back


def test_an_emptied_cell_becomes_empty(report, brought, people):
    keep(report, [Typed(people[0], "tax", "5000")])
    page = Desk(workbook(report)).type(0, tax=None)
    assert told(brought(page))[people[0], "tax"] == ""


def test_hours_that_another_table_kept_as_a_time_are_hours(desk, brought, people):
    desk.type(0, regular_minutes=161.5 / 24)
    desk.cell(0, "regular_minutes").number_format = "[h]:mm"
    assert told(brought(desk))[people[0], "regular_minutes"] == "161:30"


def test_a_cell_that_cannot_be_read_comes_back_as_it_is(desk, brought, people):
    desk.type(0, base_pay="△1,000", net_pay="#REF!")
    back = told(brought(desk))
    assert (back[people[0], "base_pay"], back[people[0], "net_pay"]) == ("△1,000", "#REF!")


def test_a_formula_that_nobody_has_computed_is_shown_as_it_is(desk, brought, people):
    desk.type(0, base_pay="=1+1")
    assert told(brought(desk))[people[0], "base_pay"] == "=1+1"


def test_what_was_typed_here_since_stays_where_the_file_has_nothing_new(
    desk, report, brought, people
):
    keep(report, [Typed(people[0], "base_pay", "205000")])
    assert (people[0], "base_pay") not in told(brought(desk))


def test_what_both_have_changed_since_is_marked(desk, report, brought, people):
    keep(report, [Typed(people[0], "base_pay", "205000")])
    back = brought(desk.type(0, base_pay=201_000, tax=1))
    assert back.overtaken == {(people[0], "base_pay")}
    assert told(back)[people[0], "tax"] == "1"


def test_people_who_were_taken_out_of_the_file_are_counted(desk, brought, people):
    desk.page.delete_rows(PEOPLE + 1)
    back = brought(desk)
    assert back.absent == 1
    assert {trainee for trainee, _column in told(back)} == {people[1]}


def test_sorted_rows_find_their_people(desk, brought, people):
    first = [cell.value for cell in desk.page[PEOPLE + 1]]
    second = [cell.value for cell in desk.page[PEOPLE + 2]]
    for place, (one, two) in enumerate(zip(first, second, strict=True)):
        desk.put(PEOPLE, place, two).put(PEOPLE + 1, place, one)
    desk.type(0, base_pay=3)
    assert told(brought(desk))[people[1], "base_pay"] == "3"


def test_asking_costs_no_more_for_more_people(report, brought, desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        brought(desk)
