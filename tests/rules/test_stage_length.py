"""各段階の計画期間: twelve months in stage 1, twenty-four in stages 2 and 3."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, SuspensionFactory, TrainingPlanFactory

RULE = "PLAN-001"


@pytest.mark.parametrize(
    ("stage", "starts_on", "limit_on"),
    [
        (1, "2026-05-13", "2027-05-12"),
        (1, "2028-02-29", "2029-02-28"),
        (1, "2027-03-01", "2028-02-29"),
        (2, "2026-12-01", "2028-11-30"),
        (3, "2026-12-01", "2028-11-30"),
    ],
)
def test_a_plan_may_last_until_the_day_before_the_same_day(
    acting, seen, stage, starts_on, limit_on
):
    starts_on, ends_on = date.fromisoformat(starts_on), date.fromisoformat(limit_on)
    plan = TrainingPlanFactory(stage=stage, starts_on=starts_on, ends_on=ends_on)
    assert seen(str(starts_on)) == {limit_on: "ok"}
    plan.ends_on = date.fromordinal(ends_on.toordinal() + 1)
    plan.save()
    assert seen(str(starts_on)) == {limit_on: "violation"}


def test_a_draft_is_measured_already(acting, seen):
    DraftPlanFactory(starts_on=date(2027, 5, 13), ends_on=date(2028, 5, 13))
    assert seen("2026-05-01") == {"2028-05-12": "violation"}


def test_days_of_suspension_are_added(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13), ends_on=date(2027, 5, 22))
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 7, 8))
    SuspensionFactory(plan=plan, starts_on=date(2026, 9, 1), resumes_on=date(2026, 9, 4))
    assert seen("2026-12-01") == {"2027-05-22": "ok"}


def test_one_day_more_than_was_suspended_is_too_long(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13), ends_on=date(2027, 5, 20))
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 7, 8))
    assert seen("2026-12-01") == {"2027-05-19": "violation"}


def test_a_suspension_without_an_end_is_to_be_looked_at(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13), ends_on=date(2027, 6, 30))
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=None)
    assert seen("2026-12-01") == {"2027-05-12": "warning"}


def test_the_due_day_does_not_move_with_the_day_of_looking(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13))
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=None)
    assert list(seen("2026-12-01")) == list(seen("2026-12-02"))


def test_of_people_who_have_gone_nothing_is_asked(acting, seen):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13), ends_on=date(2027, 6, 30))
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 9, 1))
    assert seen("2026-09-01") == {}


def test_the_evidence_is_the_values_that_were_read(acting, evidence):
    plan = TrainingPlanFactory(starts_on=date(2026, 5, 13), ends_on=date(2027, 5, 30))
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 7, 8))
    assert evidence("2026-12-01", due="2027-05-19") == {
        "stage": 1,
        "starts_on": "2026-05-13",
        "ends_on": "2027-05-30",
        "limit_on": "2027-05-19",
        "suspended_days": 7,
        "still_resting": False,
    }
