"""移行対象職種・作業: stages 2 and 3 train listed operations, stage 3 only some of them."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

from training_plans.models import Operation

RULE = "PLAN-007"
ON = "2026-06-01"


def operation(allowed):
    return Operation.objects.filter(stage3_allowed=allowed).first().pk


@pytest.mark.parametrize(
    ("stage", "allowed", "state"),
    [
        (2, "yes", "ok"),
        (2, "no", "ok"),
        (2, "unverified", "warning"),
        (3, "yes", "ok"),
        (3, "no", "violation"),
        (3, "unverified", "warning"),
    ],
)
def test_the_list_says_how_far_an_operation_goes(acting, seen, stage, allowed, state):
    DraftPlanFactory(stage=stage, operation_id=operation(allowed))
    assert seen(ON) == {None: state}


@pytest.mark.parametrize("listed", [True, False])
def test_stage_1_may_train_what_is_not_listed(acting, seen, listed):
    TrainingPlanFactory(stage=1, operation_id=operation("no") if listed else None)
    assert seen(ON) == {None: "not_applicable"}


@pytest.mark.parametrize("stage", [2, 3])
def test_a_later_stage_without_an_operation_is_a_gap(acting, seen, stage):
    DraftPlanFactory(stage=stage, operation_id=None)
    assert seen(ON) == {None: "data_gap"}


def test_of_plans_that_are_over_nothing_is_asked(acting, seen):
    TrainingPlanFactory(stage=2, starts_on=date(2024, 6, 1), operation_id=None)
    assert seen("2026-05-31") == {None: "data_gap"}
    assert seen("2026-06-01") == {}


def test_of_somebody_who_has_gone_nothing_is_asked(acting, seen):
    plan = DraftPlanFactory(stage=2, operation_id=None)
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 5, 1))
    assert seen(ON) == {}


def test_the_evidence_is_the_values_that_were_read(acting, evidence):
    DraftPlanFactory(stage=3, operation_id="1-1-1")
    assert evidence(ON) == {"stage": 3, "operation": "1-1-1", "stage3_allowed": ["yes"]}
