"""認定期間外の実習禁止: each day of training or work lies within an accredited plan."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.months import LogEntryFactory, MonthLineFactory, MonthlyReportFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

RULE = "PLAN-011"
AFTER = "2027-12-31"


@pytest.fixture
def plan(acting):
    """Stage 1 from 1 April 2026 until 31 March 2027."""
    return TrainingPlanFactory()


def works(plan, day, **fields):
    return LogEntryFactory(trainee=plan.trainee, company=plan.company, day=day, **fields)


def month(plan, first, **fields):
    report = MonthlyReportFactory(company=plan.company, month=first, submitted_on=None)
    return MonthLineFactory(report=report, trainee=plan.trainee, **fields)


def test_days_within_the_plan_are_in_order_the_first_and_the_last_too(plan, seen):
    for day in (date(2026, 4, 1), date(2026, 8, 3), date(2027, 3, 31)):
        works(plan, day)
    assert seen(AFTER) == {}


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2027, 4, 1)], ids=str)
def test_the_day_before_and_the_day_after_lie_outside(plan, seen, day):
    works(plan, day)
    assert seen(AFTER) == {day.isoformat(): "violation"}


def test_lectures_count_as_training_and_days_off_do_not(plan, seen):
    works(plan, date(2027, 4, 1), kind="holiday", minutes=0)
    works(plan, date(2027, 4, 2), kind="lecture", minutes=60)
    assert seen(AFTER) == {"2027-04-02": "violation"}


def test_the_days_of_a_month_are_one_duty_due_on_the_first_of_them(plan, seen, evidence):
    for day in (date(2027, 4, 6), date(2027, 4, 5), date(2027, 5, 3)):
        works(plan, day)
    assert seen(AFTER) == {"2027-04-05": "violation", "2027-05-03": "violation"}
    read = evidence(AFTER, due="2027-04-05")
    assert (read["days"], read["last_on"]) == (2, "2027-04-06")
    assert (read["accredited_until"], "accredited_from" in read) == ("2027-03-31", False)


def test_in_a_stage_gap_nobody_works(plan, seen, evidence):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 4, 10)
    )
    works(plan, date(2027, 4, 9))
    works(plan, date(2027, 4, 10))
    assert seen(AFTER) == {"2027-04-09": "violation"}
    assert evidence(AFTER, due="2027-04-09")["accredited_from"] == "2027-04-10"


def test_stage_2_does_not_begin_before_its_accreditation(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 4, 1),
        accredited_on=date(2027, 4, 8),
    )  # fmt: skip
    works(plan, date(2027, 4, 7))
    works(plan, date(2027, 4, 8))
    assert seen(AFTER) == {"2027-04-07": "violation"}


def test_a_plan_that_is_only_filed_allows_no_day(plan, seen):
    DraftPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 4, 1),
        filed_on=date(2027, 1, 10),
    )  # fmt: skip
    works(plan, date(2027, 4, 1))
    assert seen(AFTER) == {"2027-04-01": "violation"}


def test_while_training_rests_nobody_works_and_on_the_day_it_resumes_one_does(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 7, 20))
    works(plan, date(2026, 6, 30))
    works(plan, date(2026, 7, 19))
    works(plan, date(2026, 7, 20))
    assert seen(AFTER) == {"2026-07-19": "violation"}


def test_after_an_early_end_no_day_is_accredited(plan, seen):
    type(plan).objects.update(ended_on=date(2026, 9, 30))
    works(plan, date(2026, 9, 30))
    works(plan, date(2026, 10, 1))
    assert seen(AFTER) == {"2026-10-01": "violation"}


def test_that_somebody_left_does_not_end_the_accreditation(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 9, 30))
    works(plan, date(2026, 9, 30))
    assert seen(AFTER) == {}


def test_a_day_at_another_host_is_found_where_it_was(plan, acting):
    other = CompanyFactory()
    LogEntryFactory(trainee=plan.trainee, company=other, day=date(2027, 4, 1))
    (row,) = evaluate(RULES[RULE], date(2027, 12, 31))
    assert (row["company_id"], row["trainee_id"]) == (other.pk, plan.trainee_id)


def test_what_was_written_down_later_is_not_known_before(plan, seen):
    works(plan, date(2027, 4, 1), written_on=date(2027, 4, 9))
    assert seen("2027-04-08") == {}
    assert seen("2027-04-09") == {"2027-04-01": "violation"}


def test_a_month_without_an_accredited_day_has_no_hours(plan, seen, evidence):
    month(plan, date(2027, 4, 1), regular_minutes=60)
    assert seen("2027-04-29") == {}
    assert seen("2027-04-30") == {"2027-04-01": "violation"}
    read = evidence(AFTER, due="2027-04-01")
    assert (read["minutes"], read["accredited_days"]) == (60, 0)


def test_a_month_has_no_more_hours_than_its_accredited_days(plan, seen):
    type(plan).objects.update(ended_on=date(2026, 10, 2))
    line = month(plan, date(2026, 10, 1), regular_minutes=2880)
    assert seen(AFTER) == {}
    type(line).objects.update(overtime_minutes=1)
    assert seen(AFTER) == {"2026-10-01": "violation"}


def test_a_day_of_the_diary_and_the_hours_of_its_month_are_one_duty(plan, seen):
    works(plan, date(2027, 4, 5))
    month(plan, date(2027, 4, 1))
    assert seen(AFTER) == {"2027-04-05": "violation"}


def test_a_plan_without_its_days_leaves_a_gap(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, stage=2, starts_on=date(2027, 4, 1)
    )
    type(plan).objects.filter(stage=2).update(starts_on=None)
    works(plan, date(2027, 4, 5))
    assert seen(AFTER) == {"2027-04-05": "data_gap"}


def test_somebody_without_any_plan_in_the_books_is_a_gap(acting, seen):
    person = TraineeFactory(company=CompanyFactory())
    LogEntryFactory(trainee=person, company_id=person.company_id, company=person.company)
    assert seen(AFTER) == {"2026-10-05": "data_gap"}


def test_the_last_day_of_a_plan_may_be_29_february(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2027, 3, 1))
    works(plan, date(2028, 2, 29))
    assert seen("2028-12-31") == {}
    works(plan, date(2028, 3, 1))
    assert seen("2028-12-31") == {"2028-03-01": "violation"}
