"""講習期間中の業務禁止: no work until the lectures are over."""

from datetime import date

import pytest
from factories.months import LogEntryFactory, MonthLineFactory, MonthlyReportFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "LECT-003"
DUE, AFTER = "2026-05-01", "2026-06-30"


@pytest.fixture
def plan(acting):
    """Stage 1 from 1 April 2026, lectures from 2 April until Friday, 1 May."""
    return TrainingPlanFactory(lecture_starts_on=date(2026, 4, 2), lecture_ends_on=date(2026, 5, 1))


def works(plan, day, **fields):
    return LogEntryFactory(trainee=plan.trainee, company=plan.company, day=day, **fields)


def test_it_stands_on_the_list_while_the_lectures_last(plan, seen):
    assert seen("2026-04-01") == {DUE: "upcoming"}
    assert seen("2026-04-02") == seen(DUE) == {DUE: "due_soon"}
    assert seen("2026-05-02") == {DUE: "ok"}


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 4, 18), date(2026, 5, 1)], ids=str)
def test_work_on_a_day_of_the_lectures_is_found_on_a_day_without_class_too(
    plan, seen, evidence, day
):
    works(plan, day)
    assert seen(AFTER) == {DUE: "violation"}
    read = evidence(AFTER, due=DUE)
    assert (read["work_days"], read["first_work_on"]) == (1, day.isoformat())


def test_an_errand_of_a_minute_is_work(plan, seen):
    works(plan, date(2026, 4, 20), minutes=1)
    assert seen(AFTER) == {DUE: "violation"}


def test_practice_before_the_lectures_began_is_found(plan, seen):
    works(plan, date(2026, 4, 1))
    assert seen(AFTER) == {DUE: "violation"}


def test_work_on_the_day_after_the_lectures_is_practice(plan, seen):
    works(plan, date(2026, 5, 2))
    assert seen(AFTER) == {DUE: "ok"}


def test_work_for_another_company_is_work(plan, seen):
    LogEntryFactory(trainee=plan.trainee, day=date(2026, 4, 20))
    assert seen(AFTER) == {DUE: "violation"}


@pytest.mark.parametrize("kind", ["lecture", "holiday"])
def test_lectures_and_days_off_are_no_work(plan, seen, kind):
    works(plan, date(2026, 4, 20), kind=kind, minutes=360 * (kind == "lecture"))
    assert seen(AFTER) == {DUE: "ok"}


def test_what_was_written_down_later_is_not_known_before(plan, seen):
    works(plan, date(2026, 4, 20), written_on=date(2026, 5, 10))
    assert seen("2026-05-09") == {DUE: "ok"}
    assert seen("2026-05-10") == {DUE: "violation"}


def test_a_month_that_lies_within_the_lectures_has_no_hours_of_work(plan, seen, evidence):
    type(plan).objects.update(lecture_starts_on=date(2026, 4, 1))
    report = MonthlyReportFactory(
        company=plan.company, month=date(2026, 4, 1), submitted_on=date(2026, 5, 8)
    )
    MonthLineFactory(report=report, trainee=plan.trainee, regular_minutes=600)
    assert seen("2026-05-07") == {DUE: "ok"}
    assert seen(AFTER) == {DUE: "violation"}
    assert evidence(AFTER, due=DUE)["work_minutes"] == 600


def test_hours_of_a_month_that_the_lectures_end_in_may_be_practice(plan, seen):
    report = MonthlyReportFactory(company=plan.company, month=date(2026, 5, 1))
    MonthLineFactory(report=report, trainee=plan.trainee)
    assert seen("2026-12-01") == {DUE: "ok"}


def test_lectures_without_recorded_days_are_a_gap_while_the_plan_lasts(acting, seen):
    TrainingPlanFactory(ends_on=date(2027, 3, 31))
    assert seen("2026-03-31") == {None: "ok"}
    assert seen("2026-04-01") == seen("2027-03-31") == {None: "data_gap"}
    assert seen("2027-04-01") == {None: "ok"}


def test_only_stage_1_has_lectures(acting, seen):
    TrainingPlanFactory(stage=2)
    assert seen(AFTER) == {}


def test_a_plan_that_is_not_accredited_has_none_yet(acting, seen):
    DraftPlanFactory(filed_on=date(2026, 1, 5))
    assert seen(AFTER) == {}


def test_whoever_left_during_the_lectures_is_remembered_no_more(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 4, 15))
    assert seen("2026-04-20") == {DUE: "ok"}


def test_lectures_over_the_end_of_february_end_on_the_last_day(acting, seen):
    plan = TrainingPlanFactory(
        starts_on=date(2028, 2, 1), lecture_starts_on=date(2028, 2, 1),
        lecture_ends_on=date(2028, 2, 29),
    )  # fmt: skip
    works(plan, date(2028, 3, 1))
    assert seen("2028-03-31") == {"2028-02-29": "ok"}
    works(plan, date(2028, 2, 29))
    assert seen("2028-03-31") == {"2028-02-29": "violation"}


def test_after_a_transfer_the_lectures_are_not_repeated(plan, seen):
    plan.ended_on = date(2026, 8, 31)
    plan.save()
    second = TrainingPlanFactory(
        trainee=plan.trainee, starts_on=date(2026, 9, 1), ends_on=plan.ends_on
    )
    works(second, date(2026, 9, 1))
    assert seen("2026-10-01", about=plan) == {DUE: "ok"}
    assert seen("2026-10-01", about=second) == {}


def test_who_moves_during_the_lectures_still_lacks_the_days_of_the_rest(plan, seen):
    plan.ended_on = date(2026, 4, 15)
    plan.save()
    second = TrainingPlanFactory(
        trainee=plan.trainee, starts_on=date(2026, 4, 16), ends_on=plan.ends_on
    )
    assert seen("2026-04-20", about=second) == {None: "data_gap"}
