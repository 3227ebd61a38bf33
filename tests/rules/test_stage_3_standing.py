"""第3号の要件: an excellent host on the day of accreditation, a general licence throughout."""

from datetime import date

import pytest
from factories.companies import ExcellentStandingFactory
from factories.trainees import LeavingFactory
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

RULE = "PLAN-012"
ON = "2026-06-01"
ACCREDITED = date(2026, 1, 1)


@pytest.fixture
def plan(acting):
    """Stage 3 from 1 April 2026, accredited on 1 January."""
    return TrainingPlanFactory(stage=3, starts_on=date(2026, 4, 1), accredited_on=ACCREDITED)


def excellent(plan, since="2020-04-01", until=None):
    days = {"starts_on": date.fromisoformat(since)}
    days["ends_on"] = date.fromisoformat(until) if until else None
    return ExcellentStandingFactory(company=plan.company, **days)


def test_an_excellent_host_under_a_general_licence_is_in_order(plan, seen):
    excellent(plan)
    assert seen(ON) == {None: "ok"}


def test_other_stages_ask_for_neither(acting, seen):
    TrainingPlanFactory(stage=2)
    assert seen(ON) == {}


def test_a_host_that_was_not_excellent_when_accredited_breaks_the_rule(plan, seen):
    excellent(plan, since="2026-01-02")
    assert seen(ON) == {None: "violation"}


def test_the_day_of_accreditation_may_be_the_last_excellent_one(plan, seen):
    excellent(plan, until="2026-01-01")
    assert seen("2026-01-01") == {None: "ok"}


def test_excellence_that_is_lost_afterwards_is_to_be_looked_at_only(plan, seen):
    excellent(plan, until="2026-05-31")
    assert seen("2026-05-31") == {None: "ok"}
    assert seen("2026-06-01") == {None: "warning"}


def test_an_organization_that_lost_the_general_licence_breaks_the_rule(
    plan, seen, specified_licence
):
    excellent(plan)
    assert seen(ON) == {None: "violation"}


def test_before_accreditation_a_host_that_is_not_excellent_is_to_be_looked_at(acting, seen):
    plan = DraftPlanFactory(stage=3, starts_on=date(2026, 9, 1))
    assert seen(ON) == {None: "warning"}
    excellent(plan)
    assert seen(ON) == {None: "ok"}


@pytest.mark.parametrize("fields", [{"accreditation_number": "認1"}, {"filed_on": None}])
def test_an_accreditation_without_a_day_is_a_gap(plan, seen, fields):
    excellent(plan)
    type(plan).objects.update(accredited_on=None, **fields)
    assert seen(ON) == {None: "data_gap"}


def test_an_accreditation_is_known_from_its_day(plan, seen):
    assert seen("2025-12-31") == {None: "warning"}
    assert seen("2026-01-01") == {None: "violation"}


def test_of_somebody_who_has_gone_nothing_is_asked(plan, seen):
    LeavingFactory(trainee=plan.trainee, left_on=date(2026, 5, 1))
    assert seen(ON) == {}


def test_once_the_plan_is_over_nothing_is_asked(plan, seen):
    assert seen("2028-03-31") == {None: "violation"}
    assert seen("2028-04-01") == {}


def test_the_evidence_is_the_values_that_were_read(plan, evidence):
    excellent(plan, until="2026-05-31")
    assert evidence(ON) == {
        "accredited_on": "2026-01-01",
        "starts_on": "2026-04-01",
        "general_licence": True,
        "was_excellent": True,
        "is_excellent": False,
    }
