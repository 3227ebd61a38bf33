"""受検手続支援: applied for six (stage 1) or twelve (stages 2, 3) months before the plan ends."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import SkillTestFactory, SuspensionFactory, TrainingPlanFactory

RULE = "EXAM-001"


@pytest.fixture
def plan(acting):
    """Stage 1 from 1 April 2026 until 31 March 2027: apply until 30 September."""
    return TrainingPlanFactory(starts_on=date(2026, 4, 1))


def test_in_stage_1_it_is_due_six_months_before_the_end(plan, seen):
    assert seen("2026-07-31") == {"2026-09-30": "upcoming"}


def test_in_stage_2_it_is_due_twelve_months_before_the_end(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1))
    assert list(seen("2026-07-31")) == ["2027-03-31"]


def test_it_is_due_soon_from_60_days_before(plan, seen):
    assert seen("2026-08-01") == {"2026-09-30": "due_soon"}


def test_past_the_day_it_is_to_be_looked_at_not_overdue(plan, seen):
    assert seen("2026-09-30") == {"2026-09-30": "due_soon"}
    assert seen("2026-10-01") == {"2026-09-30": "warning"}


def test_before_the_plan_starts_nothing_is_owed(plan, seen):
    assert seen("2026-03-31") == {}


def test_after_the_plan_has_ended_nothing_is_owed(plan, seen):
    assert seen("2027-03-31") == {"2026-09-30": "warning"}
    assert seen("2027-04-01") == {}


def test_applied_on_the_last_day_is_in_order(plan, seen):
    SkillTestFactory(trainee=plan.trainee, plan=plan, applied_on=date(2026, 9, 30))
    assert seen("2026-10-01") == {"2026-09-30": "ok"}


def test_applied_afterwards_is_late(plan, seen):
    SkillTestFactory(trainee=plan.trainee, plan=plan, applied_on=date(2026, 10, 5))
    assert seen("2026-10-04") == {"2026-09-30": "warning"}
    assert seen("2026-10-05") == {"2026-09-30": "late"}


def test_a_test_of_the_stages_grade_counts_without_naming_the_plan(plan, seen):
    SkillTestFactory(trainee=plan.trainee, grade="basic", applied_on=date(2026, 8, 30))
    assert seen("2026-10-01") == {"2026-09-30": "ok"}


def test_a_test_of_another_grade_does_not_count(plan, seen):
    SkillTestFactory(trainee=plan.trainee, grade="grade_3", applied_on=date(2026, 8, 30))
    assert seen("2026-10-01") == {"2026-09-30": "warning"}


@pytest.mark.parametrize("field", ["booked_for", "sat_on"])
def test_a_test_that_is_booked_or_sat_was_applied_for(plan, seen, field):
    SkillTestFactory(trainee=plan.trainee, plan=plan, **{field: date(2026, 9, 1)})
    assert seen("2026-10-01") == {"2026-09-30": "ok"}


def test_a_stage_2_plan_shorter_than_twelve_months_is_capped_at_its_start(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1), ends_on=date(2026, 12, 31))
    assert seen("2026-04-01") == {"2026-04-01": "due_soon"}


def test_an_end_that_was_moved_moves_the_day(plan, seen):
    plan.ends_on = date(2027, 5, 31)
    plan.save()
    assert seen("2026-10-01") == {"2026-11-30": "due_soon"}


def test_six_months_before_a_month_end_is_the_last_day_of_the_month(acting, seen):
    TrainingPlanFactory(starts_on=date(2026, 9, 1), ends_on=date(2027, 8, 31))
    assert list(seen("2026-09-01")) == ["2027-02-28"]


def test_who_goes_home_early_sits_no_test(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 8, 10))
    assert seen("2026-08-09") == {"2026-09-30": "due_soon"}
    assert seen("2026-08-10") == {}


def test_two_plans_with_one_end_are_one_duty(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, starts_on=date(2026, 6, 1),
        ends_on=plan.ends_on,
    )  # fmt: skip
    assert seen("2026-08-01") == {"2026-09-30": "due_soon"}


def test_a_rest_moves_the_day_only_with_the_end_of_the_plan(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 8, 31))
    assert seen("2026-08-15") == {"2026-09-30": "due_soon"}
    plan.ends_on = date(2027, 5, 31)
    plan.save()
    assert seen("2026-08-31") == {"2026-11-30": "upcoming"}


def test_while_training_rests_it_is_still_to_be_looked_at(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 9, 1))
    assert seen("2026-10-01") == {"2026-09-30": "warning"}
