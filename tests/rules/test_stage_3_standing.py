"""第3号の要件: an excellent host on the day of accreditation, a general licence throughout."""

from datetime import date

import pytest
from factories.companies import ExcellentStandingFactory
from factories.organization import licence
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


def test_from_a_downgrade_in_the_middle_of_the_plan_on_the_rule_is_broken(plan, seen, evidence):
    excellent(plan)
    licence("2022-06-01", "2026-06-30")
    licence("2026-07-01", "2029-06-30", kind="specified")
    assert seen("2026-06-30") == {None: "warning"}
    assert seen("2026-07-01") == {None: "violation"}
    for on in ("2026-06-30", "2026-07-01"):
        told = evidence(on)
        assert (told["licence"], told["licence_from"]) == (["specified"], "2026-07-01")


def test_a_downgrade_after_the_last_day_of_the_plan_matters_no_more(plan, seen):
    excellent(plan)
    licence("2022-06-01", "2028-03-31")
    later = licence("2028-04-01", "2031-03-31", kind="specified")
    assert seen(ON) == {None: "ok"}
    type(later).objects.filter(kind="general").update(expires_on=date(2028, 3, 30))
    type(later).objects.filter(pk=later.pk).update(starts_on=date(2028, 3, 31))
    assert seen(ON) == {None: "warning"}


@pytest.mark.parametrize(
    ("ends_on", "begins_on", "state", "told"),
    [
        ("2025-12-31", "2026-01-01", "ok", (["general"], "2026-01-01")),
        ("2026-01-01", "2026-01-02", "violation", (["specified"], "2023-01-01")),
    ],
)
def test_an_upgrade_counts_that_comes_by_the_day_of_accreditation(
    plan, seen, evidence, ends_on, begins_on, state, told
):
    excellent(plan)
    licence("2023-01-01", ends_on, kind="specified")
    licence(begins_on, "2030-12-31")
    assert seen(ON) == {None: state}
    read = evidence(ON)
    assert (read["licence"], read["licence_from"]) == told


def test_days_of_the_plan_under_a_specified_licence_stay_amiss_after_an_upgrade(plan, seen):
    excellent(plan)
    licence("2022-06-01", "2026-04-30")
    licence("2026-05-01", "2026-05-31", kind="specified")
    licence("2026-06-01", "2031-05-31")
    assert seen(ON) == {None: "violation"}


def test_the_kind_of_an_expired_licence_counts_until_the_next(plan, seen):
    excellent(plan)
    licence("2021-02-01", "2026-01-31")
    assert seen(ON) == {None: "ok"}


@pytest.mark.parametrize(("kind", "state"), [("general", "ok"), ("specified", "violation")])
def test_a_licence_on_record_decides_and_not_the_register(
    plan, seen, specified_licence, kind, state
):
    excellent(plan)
    licence("2022-06-01", "2027-05-31", kind=kind)
    assert seen(ON) == {None: state}


def test_before_the_first_licence_on_record_the_register_tells_the_kind(
    plan, seen, specified_licence
):
    excellent(plan)
    licence("2026-02-01", "2031-01-31")
    assert seen(ON) == {None: "violation"}


def test_a_draft_under_a_specified_licence_waits_for_an_upgrade_before_its_start(acting, seen):
    plan = DraftPlanFactory(stage=3, starts_on=date(2026, 9, 1))
    excellent(plan)
    licence("2023-09-01", "2026-08-31", kind="specified")
    assert seen(ON) == {None: "violation"}
    licence("2026-09-01", "2031-08-31")
    assert seen(ON) == {None: "ok"}


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
        "licence": ["general"],
        "licence_from": None,
        "was_excellent": True,
        "is_excellent": False,
    }
