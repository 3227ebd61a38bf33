"""A month leaves as a workbook: prefilled, locked where nothing is asked, in two languages."""

import datetime as dt
import warnings

import pytest
from excel import Desk, as_it_stands
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november

from training_plans.filing.cells import Typed, keep
from training_plans.filing.review import Back, send_back
from training_plans.filing.submission import submit
from training_plans.filing.workbook import LABELS, NAME, NAMES, TOKEN, workbook
from training_plans.models import DraftLine
from training_plans.month_columns import COLUMNS, LANGUAGES


@pytest.fixture
def report(acting):
    return as_it_stands(opened_november(CompanyFactory(name="やまと食品"), people=2))


@pytest.fixture
def people(report):
    return [line.trainee_id for line in DraftLine.objects.filter(report=report)]


def desk(report, language=""):
    return Desk(workbook(report, language))


def test_it_has_a_row_for_each_person_and_a_column_for_each_of_the_month(report, people):
    page = desk(report)
    assert [key for key, _name in page.people()] == people
    assert list(page.columns) == list(COLUMNS)


def test_it_is_prefilled_with_what_is_expected_as_numbers_days_and_words(report):
    row = desk(report).row(0)
    assert (row["base_pay"], row["regular_minutes"]) == (220_000, "160:00")
    assert row["payday"] == dt.datetime(2026, 11, 25)
    assert row["pay_method"] == "口座振込み"


def test_what_was_typed_goes_before_what_is_expected(report, people):
    keep(
        report, [Typed(people[0], "base_pay", "１９０，０００円"), Typed(people[0], "tax", "many")]
    )
    row = desk(report).row(0)
    assert (row["base_pay"], row["tax"]) == (190_000, "many")


def test_what_was_emptied_on_purpose_is_not_filled_in_again(report, people):
    keep(report, [Typed(people[0], "overtime_pay", "1")])
    keep(report, [Typed(people[0], "overtime_pay", "")])
    assert desk(report).row(0)["overtime_pay"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_in_japanese_and_in_the_readers_language(report, language):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter leaves out a list that is too long, and warns
        page = desk(report, language)
    label = page.page.cell(LABELS + 1, page.columns["base_pay"] + 1).value
    assert label.startswith("基本給")
    assert COLUMNS["base_pay"].label(language) in label


def test_cells_to_fill_are_open_and_all_else_is_locked(report):
    page = desk(report)
    assert page.page.protection.sheet
    assert not page.cell(0, "base_pay").protection.locked
    for place in ((TOKEN, 0), (NAMES, NAME), (LABELS, 5)):
        assert page.page.cell(place[0] + 1, place[1] + 1).protection.locked


def test_token_names_and_marks_are_hidden_and_the_head_stays_in_sight(report):
    page = desk(report).page
    assert page.row_dimensions[TOKEN + 1].hidden
    assert page.row_dimensions[NAMES + 1].hidden
    assert page.column_dimensions["A"].hidden
    assert page.freeze_panes == "D7"


def test_choices_are_lists(report):
    page = desk(report)
    place = page.cell(0, "incident").coordinate
    (rule,) = [
        one for one in page.page.data_validations.dataValidation if place in one.sqref
    ]  # fmt: skip
    assert rule.type == "list"
    assert "労働災害・けが" in rule.formula1


def test_a_second_sheet_explains_each_column(report):
    sheet = desk(report, "vi").book["項目説明"]
    rows = list(sheet.values)
    assert len(rows) == len(COLUMNS) + 1
    assert any("160:30" in row[3] for row in rows)


def test_no_name_or_wage_stands_in_the_token_or_the_marks(report, people):
    line = DraftLine.objects.get(report=report, trainee=people[0])
    page = desk(report).page
    hidden = f"{page['A1'].value} {page['B7'].value}"
    assert line.name not in hidden
    assert "220000" not in hidden


@pytest.fixture
def returned(report, somebody, people):
    submit(filled(report), somebody, "grid")
    cells = [Back(people[1], "net_pay", "differs", "台帳は179,000円"),
             Back(people[1], "tax", "missing")]  # fmt: skip
    send_back(report, somebody, cells)
    return as_it_stands(report)


def test_after_a_return_only_the_asked_columns_and_people_are_there(returned, people):
    page = desk(returned)
    assert list(page.columns) == ["tax", "net_pay"]
    assert [key for key, _name in page.people()] == [people[1]]


def test_why_a_cell_was_sent_back_is_pinned_to_it(returned):
    comment = desk(returned, "vi").cell(0, "net_pay").comment.text
    assert "台帳は179,000円" in comment
    assert "Khác với giấy tờ" in comment


def test_after_a_return_a_cell_that_was_not_asked_for_is_locked(returned, people, somebody):
    submit(returned, somebody, "grid")
    cells = [Back(people[0], "tax", "missing"), Back(people[1], "net_pay", "differs")]
    send_back(returned, somebody, cells)
    page = desk(as_it_stands(returned))
    assert page.cell(0, "net_pay").protection.locked
    assert not page.cell(1, "net_pay").protection.locked
