"""A roster does not always tell when a plan starts or a person left: gaps are named, not hidden."""

from datetime import date

import pytest
from factories.trainees import LeavingFactory
from factories.training_plans import TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate

ON = date(2026, 6, 1)


@pytest.fixture
def plan(acting):
    """A stage-2 plan as a roster gives it: its end and its number, not its start."""
    plan = TrainingPlanFactory(stage=2, ends_on=date(2027, 3, 31), accreditation_number="認1")
    type(plan).objects.update(starts_on=None, filed_on=None, accredited_on=None)
    return plan


def states(rule, on=ON):
    return {(row["due_on"], row["state"]) for row in evaluate(RULES[rule], on)}


def test_the_length_of_a_plan_without_a_start_is_a_gap(plan):
    assert states("PLAN-001") == {(None, "data_gap")}


def test_once_such_a_plan_is_over_its_start_is_asked_no_more(plan):
    assert states("PLAN-001", date(2027, 4, 1)) == set()


def test_a_plan_without_a_start_that_was_not_filed_is_a_gap(plan):
    type(plan).objects.update(accreditation_number="")
    assert (None, "data_gap") in states("PLAN-002")


def test_an_accredited_plan_without_a_start_need_not_be_filed(plan):
    assert states("PLAN-002") == set()


def test_the_test_is_due_by_the_end_alone(plan):
    assert states("EXAM-001") == {(date(2026, 3, 31), "warning")}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_no_rule_stumbles_over_a_plan_without_days(plan, rule):
    type(plan).objects.update(ends_on=None)
    evaluate(RULES[rule], ON)


def test_nobody_is_in_training_on_days_that_nobody_knows(plan):
    assert states("SUP-001") == states("SUP-004") == states("CAP-001") == set()


def test_somebody_who_left_on_an_unknown_day_is_gone_from_its_record(acting):
    plan = TrainingPlanFactory(starts_on=date(2026, 4, 1), operation_id=None)
    leaving = LeavingFactory(trainee=plan.trainee, left_on=None, planned_on=None)
    type(leaving).objects.update(recorded_on=date(2026, 7, 1))
    assert states("DATA-001", date(2026, 6, 30)) == {(None, "data_gap")}
    assert states("DATA-001", date(2026, 7, 1)) == set()
