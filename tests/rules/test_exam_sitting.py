"""段階ごとの試験受検・再受検: three (stage 2: six) months before the end, and one retake."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.trainees import LeavingFactory
from factories.training_plans import SkillTestFactory, SuspensionFactory, TrainingPlanFactory

RULE = "EXAM-002"


@pytest.fixture
def plan(acting):
    """Stage 1 from 1 April 2026 until 31 March 2027: recommended until 31 December."""
    return TrainingPlanFactory(starts_on=date(2026, 4, 1))


def sit(plan, sat_on, outcome="", **fields):
    day = date.fromisoformat(sat_on) if sat_on else None
    return SkillTestFactory(trainee=plan.trainee, plan=plan, sat_on=day, outcome=outcome, **fields)


@pytest.mark.parametrize(
    ("stage", "due"), [(1, "2026-12-31"), (2, "2027-09-30"), (3, "2027-12-31")]
)
def test_it_is_recommended_so_long_before_the_end(acting, seen, stage, due):
    TrainingPlanFactory(stage=stage, starts_on=date(2026, 4, 1))
    assert seen("2026-05-01") == {due: "upcoming"}


def test_a_plan_that_is_shorter_asks_for_it_from_its_start(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30))
    assert seen("2026-04-01") == {"2026-04-01": "due_soon"}


def test_before_the_plan_starts_nothing_is_owed(plan, seen):
    assert seen("2026-03-31") == {}


def test_it_is_due_soon_from_60_days_before(plan, seen):
    assert seen("2026-10-31") == {"2026-12-31": "upcoming"}
    assert seen("2026-11-01") == {"2026-12-31": "due_soon"}


def test_past_the_recommended_day_it_is_to_be_looked_at(plan, seen):
    assert seen("2026-12-31") == {"2026-12-31": "due_soon"}
    assert seen("2027-01-01") == {"2026-12-31": "warning"}
    assert seen("2027-03-31") == {"2026-12-31": "warning"}


def test_a_plan_that_ended_without_any_attempt_breaks_the_rule(plan, seen):
    assert seen("2027-04-01") == {"2026-12-31": "violation"}


def test_sat_by_the_recommended_day_is_in_order(plan, seen):
    sit(plan, "2026-12-31", "passed")
    assert seen("2026-12-30") == {"2026-12-31": "due_soon"}
    assert seen("2027-01-01") == {"2026-12-31": "ok"}


def test_sat_afterwards_but_before_the_end_is_late(plan, seen):
    sit(plan, "2027-03-31", "passed")
    assert seen("2027-03-31") == {"2026-12-31": "late"}


def test_a_test_that_is_only_booked_is_not_sat(plan, seen):
    sit(plan, None, booked_for=date(2026, 12, 1))
    assert seen("2027-01-01") == {"2026-12-31": "warning"}


def test_who_failed_retakes_it_until_the_end(plan, seen):
    sit(plan, "2026-11-10", "failed")
    assert seen("2026-12-01") == {"2026-12-31": "ok", "2027-03-31": "upcoming"}
    assert seen("2027-03-31") == {"2026-12-31": "ok", "2027-03-31": "due_soon"}
    assert seen("2027-04-01") == {"2026-12-31": "ok", "2027-03-31": "overdue"}


def test_a_failure_counts_from_the_day_it_is_known(plan, seen):
    sit(plan, "2026-11-10", "failed", result_on=date(2026, 12, 20))
    assert seen("2026-12-19") == {"2026-12-31": "ok"}
    assert seen("2026-12-20") == {"2026-12-31": "ok", "2027-03-31": "upcoming"}


def test_a_retake_settles_it_whatever_its_outcome(plan, seen):
    sit(plan, "2026-11-10", "failed")
    sit(plan, "2027-02-10", "failed")
    assert seen("2027-04-01") == {"2026-12-31": "ok", "2027-03-31": "ok"}


def test_only_the_part_that_was_failed_is_retaken(plan, seen):
    sit(plan, "2026-11-10", "failed", part="theory")
    sit(plan, "2026-11-12", "passed", part="practical")
    assert seen("2027-03-01") == {"2026-12-31": "ok", "2027-03-31": "due_soon"}
    sit(plan, "2027-02-10", "passed", part="theory")
    assert seen("2027-03-01") == {"2026-12-31": "ok", "2027-03-31": "ok"}


def test_theory_is_of_no_weight_after_stage_1(acting, seen):
    plan = TrainingPlanFactory(stage=2, starts_on=date(2026, 4, 1))
    sit(plan, "2027-06-01", "failed", part="theory")
    sit(plan, "2027-06-02", "passed", part="practical")
    assert seen("2027-07-01") == {"2027-09-30": "ok"}


def test_a_third_attempt_is_to_be_looked_at(plan, seen):
    for day in ("2026-10-10", "2026-11-10", "2026-12-10"):
        sit(plan, day, "failed")
    assert seen("2026-12-10")["2026-12-31"] == "warning"


def test_absence_for_illness_uses_up_no_attempt(plan, seen, evidence):
    sit(plan, None, booked_for=date(2026, 10, 10))
    sit(plan, "2026-11-10", "failed")
    sit(plan, "2026-12-10", "passed")
    assert seen("2027-01-01")["2026-12-31"] == "ok"
    assert evidence("2027-01-01", due="2026-12-31")["attempts"] == 2


def test_the_stage_goes_on_with_another_host(plan, seen):
    plan.ended_on = date(2026, 8, 31)
    plan.save()
    sit(plan, "2026-08-10", "failed")
    TrainingPlanFactory(
        trainee=plan.trainee, company=CompanyFactory(), starts_on=date(2026, 9, 1),
        ends_on=date(2027, 3, 31),
    )  # fmt: skip
    assert seen("2027-01-01") == {"2026-12-31": "ok", "2027-03-31": "upcoming"}


def test_a_stage_that_ended_early_asks_for_no_test(plan, seen):
    plan.ended_on = date(2026, 10, 31)
    plan.save()
    assert seen("2026-10-31") == {"2026-12-31": "upcoming"}
    assert seen("2026-11-01") == {}


def test_who_goes_home_early_sits_no_test(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 1, 10))
    assert seen("2027-01-09") == {"2026-12-31": "warning"}
    assert seen("2027-01-10") == {}


def test_an_outcome_without_a_day_shows_that_it_was_sat(plan, seen):
    SkillTestFactory(trainee=plan.trainee, outcome="passed")
    assert seen("2027-01-01") == {"2026-12-31": "ok"}


def test_the_evidence_is_the_days_that_were_read(plan, evidence):
    sit(plan, "2026-11-10", "failed")
    sit(plan, "2027-02-10", "passed")
    assert evidence("2027-02-10", due="2027-03-31") == {
        "stage": 1,
        "plan_ends_on": "2027-03-31",
        "attempts": 2,
        "first_sat_on": "2026-11-10",
        "failed_on": "2026-11-10",
        "retaken_on": "2027-02-10",
    }


def test_a_stage_that_rests_beyond_its_end_is_not_over(plan, seen):
    rest = SuspensionFactory(plan=plan, starts_on=date(2027, 2, 1))
    assert seen("2027-04-01") == {"2026-12-31": "warning"}
    rest.resumes_on = date(2027, 3, 1)
    rest.save()
    assert seen("2027-04-01") == {"2026-12-31": "violation"}


def test_a_rest_that_moved_the_end_moves_the_recommended_day(plan, seen):
    SuspensionFactory(plan=plan, starts_on=date(2026, 7, 1), resumes_on=date(2026, 8, 31))
    plan.ends_on = date(2027, 5, 31)
    plan.save()
    assert seen("2027-01-15") == {"2027-02-28": "due_soon"}
