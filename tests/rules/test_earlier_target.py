"""前段階の目標達成: the test of the stage before is passed when the next stage begins."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, SkillTestFactory, TrainingPlanFactory

RULE = "PLAN-003"
START = "2027-04-01"


@pytest.fixture
def plan(acting):
    """A draft of stage 2 that shall start on 1 April 2027."""
    return DraftPlanFactory(stage=2, starts_on=date.fromisoformat(START))


def passed(plan, sat_on, grade="basic", **fields):
    day = date.fromisoformat(sat_on) if sat_on else None
    fields = {"outcome": "passed"} | fields
    return SkillTestFactory(trainee=plan.trainee, grade=grade, sat_on=day, **fields)


def test_stage_1_has_no_stage_before(acting, seen):
    TrainingPlanFactory(stage=1)
    assert seen("2026-06-01") == {}


def test_while_no_test_is_recorded_it_is_a_gap(plan, seen):
    assert seen("2026-09-01") == {START: "data_gap"}


def test_while_the_outcome_is_awaited_it_is_to_be_looked_at(plan, seen):
    passed(plan, "2026-12-10", outcome="")
    assert seen("2026-12-09") == {START: "data_gap"}
    assert seen("2026-12-10") == {START: "warning"}


def test_a_failure_is_to_be_looked_at_until_the_start(plan, seen):
    passed(plan, "2026-12-10", outcome="failed")
    assert seen("2027-03-31") == {START: "warning"}


def test_a_start_without_a_pass_breaks_the_rule(plan, seen):
    assert seen(START) == {START: "violation"}


def test_passed_in_theory_and_practice_is_in_order(plan, seen):
    passed(plan, "2026-12-10")
    assert seen("2026-12-10") == {START: "ok"}
    assert seen("2027-04-02") == {START: "ok"}


@pytest.mark.parametrize("part", ["theory", "practical"])
def test_one_part_of_the_basic_grade_is_not_enough(plan, seen, part):
    passed(plan, "2026-12-10", part=part)
    assert seen("2027-03-01") == {START: "warning"}
    assert seen(START) == {START: "violation"}


def test_both_parts_may_be_passed_one_after_the_other(plan, seen):
    passed(plan, "2026-12-10", part="theory")
    passed(plan, "2027-01-20", part="practical")
    assert seen("2027-01-20") == {START: "ok"}


def test_for_stage_3_the_practical_of_grade_3_is_enough(acting, seen):
    plan = DraftPlanFactory(stage=3, starts_on=date.fromisoformat(START))
    passed(plan, "2026-10-10", "grade_3", part="theory")
    assert seen("2026-12-01") == {START: "warning"}
    passed(plan, "2026-11-10", "grade_3", part="practical")
    assert seen("2026-12-01") == {START: "ok"}


def test_a_higher_grade_is_for_the_testing_body_to_accept(plan, seen):
    passed(plan, "2026-12-10", "grade_3")
    assert seen(START) == {START: "warning"}


def test_a_pass_counts_from_the_day_it_is_known(plan, seen):
    passed(plan, "2026-12-10", result_on=date(2027, 1, 15))
    assert seen("2027-01-14") == {START: "warning"}
    assert seen("2027-01-15") == {START: "ok"}


def test_a_pass_after_accreditation_came_late(plan, seen):
    plan.accredited_on = date(2027, 1, 14)
    plan.save()
    passed(plan, "2026-12-10", result_on=date(2027, 1, 15))
    assert seen("2027-01-15") == {START: "late"}


def test_a_pass_after_the_start_came_late(plan, seen):
    passed(plan, "2027-04-10")
    assert seen("2027-04-09") == {START: "violation"}
    assert seen("2027-04-10") == {START: "late"}


def test_a_pass_without_a_day_is_believed(plan, seen):
    passed(plan, None)
    assert seen(START) == {START: "ok"}


def test_where_no_test_exists_the_instructors_evaluation_counts(plan, seen):
    TrainingPlanFactory(
        trainee=plan.trainee, company=plan.company, operation_id=None,
        evaluated_on=date(2027, 2, 1),
    )  # fmt: skip
    assert seen("2027-01-31") == {START: "data_gap"}
    assert seen("2027-02-01") == {START: "ok"}


def test_where_a_test_exists_an_evaluation_is_not_enough(plan, seen):
    TrainingPlanFactory(trainee=plan.trainee, company=plan.company, evaluated_on=date(2027, 2, 1))
    assert seen("2027-03-01") == {START: "data_gap"}


def test_a_plan_without_a_start_is_a_gap_until_the_pass(plan, seen):
    type(plan).objects.update(starts_on=None)
    assert seen(START) == {None: "data_gap"}
    passed(plan, "2026-12-10")
    assert seen(START) == {None: "ok"}


def test_of_somebody_who_has_gone_nothing_is_asked(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2027, 3, 1))
    assert seen("2027-03-01") == {}


def test_once_the_plan_is_over_nothing_is_asked(plan, seen):
    assert seen("2029-03-31") == {START: "violation"}
    assert seen("2029-04-01") == {}


def test_the_evidence_is_the_days_that_were_read(plan, evidence):
    passed(plan, "2026-12-10", part="theory")
    assert evidence("2026-12-31", due=START) == {
        "stage": 2,
        "starts_on": START,
        "accredited_on": None,
        "theory_on": "2026-12-10",
        "practical_on": None,
        "evaluated_on": None,
        "higher_grade": False,
    }
