"""必須・関連・周辺業務の時間割合: at least a half, at most a half, at most a third."""

import pytest
from factories.plans import PlanTaskFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PLAN-004"


def plan(essential, related, peripheral, **fields):
    return TrainingPlanFactory(
        essential_minutes=essential,
        related_minutes=related,
        peripheral_minutes=peripheral,
        essential_safety_minutes=0,
        related_safety_minutes=0,
        peripheral_safety_minutes=0,
        **fields,
    )


@pytest.mark.parametrize(
    ("essential", "related", "peripheral", "state"),
    [
        (50, 50, 0, "ok"),
        (100, 0, 0, "ok"),
        (3, 1, 2, "ok"),
        (49, 50, 1, "violation"),
        (49, 51, 0, "violation"),
        (49, 20, 31, "violation"),
        (50, 16, 34, "violation"),
        (4999, 2501, 2500, "violation"),
    ],
)
def test_minutes_are_compared_without_rounding(acting, seen, essential, related, peripheral, state):
    plan(essential, related, peripheral)
    assert seen("2026-06-01") == {None: state}


def test_peripheral_tasks_may_take_exactly_a_third(acting, seen):
    plan(60, 0, 30)
    assert seen("2026-06-01") == {None: "ok"}


def test_one_minute_more_than_a_third_is_too_much(acting, seen):
    plan(59, 0, 31)
    assert seen("2026-06-01") == {None: "violation"}


def test_a_plan_without_hours_lacks_data(acting, seen):
    plan(0, 0, 0)
    assert seen("2026-06-01") == {None: "data_gap"}


def test_a_draft_is_looked_at_already(acting, seen):
    DraftPlanFactory(related_minutes=90_000)
    assert seen("2026-01-01") == {None: "violation"}


def test_outside_the_listed_operations_the_shares_are_free(acting, seen):
    plan(10, 90, 0, operation_id=None)
    assert seen("2026-06-01") == {None: "not_applicable"}


def test_in_stage_2_no_operation_means_that_it_is_not_recorded(acting, seen):
    plan(60, 30, 10, operation_id=None, stage=2)
    assert seen("2026-06-01") == {None: "data_gap"}


def test_a_year_alone_that_falls_short_is_to_be_looked_at(acting, seen, evidence):
    two_years = plan(0, 0, 0, stage=2, ends_on="2028-03-31")
    for year, essential, related in ((1, 70, 30), (2, 40, 60)):
        PlanTaskFactory(plan=two_years, year=year, minutes=essential)
        PlanTaskFactory(plan=two_years, year=year, minutes=related, task_class="related")
    assert seen("2026-06-01") == {None: "warning"}
    assert evidence("2026-06-01")["years"] == [2]
    PlanTaskFactory(plan=two_years, year=2, minutes=20)
    assert seen("2026-06-01") == {None: "ok"}


def test_years_that_fall_short_together_are_the_whole_plan(acting, seen):
    two_years = plan(0, 0, 0, stage=2, ends_on="2028-03-31")
    for year in (1, 2):
        PlanTaskFactory(plan=two_years, year=year, minutes=40)
        PlanTaskFactory(plan=two_years, year=year, minutes=60, task_class="related")
    assert seen("2026-06-01") == {None: "violation"}


def test_of_people_who_have_gone_nothing_is_asked(acting, seen):
    LeavingFactory(trainee=plan(10, 90, 0).trainee, left_on="2026-05-31")
    assert seen("2026-06-01") == {}


def test_the_evidence_is_the_minutes_that_were_read(acting, evidence):
    plan(49, 51, 0)
    assert evidence("2026-06-01") == {
        "essential_minutes": 49,
        "related_minutes": 51,
        "peripheral_minutes": 0,
        "total_minutes": 100,
        "operation": "1-1-1",
    }
