"""臨時監査: within seven days after a ground was suspected."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.protection import SuspicionFactory
from factories.training_plans import AuditFactory, TrainingPlanFactory

from titp.compliance.rule import RULES
from titp.compliance.sweep import IN_ORDER, STORED, evaluate
from training_plans.models import Audit

RULE = "SUP-005"
DUE = "2026-10-08"


@pytest.fixture
def suspicion(acting):
    return SuspicionFactory(suspected_on=date(2026, 10, 1))


def audit(suspicion, day, kind=Audit.Kind.EXTRAORDINARY, **fields):
    held_on = date.fromisoformat(day)
    return AuditFactory(company=suspicion.company, held_on=held_on, kind=kind, **fields)


def test_it_is_due_soon_at_once(suspicion, seen):
    assert seen("2026-09-30") == {}
    assert seen("2026-10-01") == {DUE: "due_soon"}


def test_the_seventh_day_is_the_last(suspicion, seen):
    assert seen("2026-10-08") == {DUE: "due_soon"}
    assert seen("2026-10-09") == {DUE: "overdue"}


@pytest.mark.parametrize(
    ("day", "state"), [("2026-10-01", "ok"), ("2026-10-08", "ok"), ("2026-10-09", "late")]
)
def test_an_extraordinary_audit_settles_it(suspicion, seen, day, state):
    audit(suspicion, day)
    assert seen("2026-12-01") == {DUE: state}


def test_an_audit_of_tomorrow_is_not_known_today(suspicion, seen):
    audit(suspicion, "2026-10-05")
    assert seen("2026-10-04") == {DUE: "due_soon"}


def test_a_regular_audit_one_that_failed_one_before_or_elsewhere_does_not(suspicion, seen):
    audit(suspicion, "2026-10-02", kind=Audit.Kind.REGULAR)
    audit(suspicion, "2026-10-03", carried_out=False)
    audit(suspicion, "2026-09-30")
    AuditFactory(held_on=date(2026, 10, 4), kind=Audit.Kind.EXTRAORDINARY)
    assert seen("2026-10-09") == {DUE: "overdue"}


def test_one_audit_answers_two_suspicions_that_came_before_it(suspicion, seen):
    SuspicionFactory(company=suspicion.company, suspected_on=date(2026, 10, 3), ground="order")
    audit(suspicion, "2026-10-05")
    assert seen("2026-10-05") == {DUE: "ok", "2026-10-10": "ok"}


def test_over_the_turn_of_the_year_days_are_days(acting, seen):
    SuspicionFactory(suspected_on=date(2026, 12, 29))
    assert seen("2027-01-05") == {"2027-01-05": "due_soon"}


def test_the_extraordinary_audit_is_the_audit_of_its_window_too(acting):
    plan = TrainingPlanFactory(starts_on=date(2026, 8, 1))
    suspicion = SuspicionFactory(company=plan.company, suspected_on=date(2026, 9, 1))
    audit(suspicion, "2026-09-03")
    rows = evaluate(RULES["SUP-001"], date(2026, 10, 20), states=(*STORED, *IN_ORDER))
    assert [row["state"] for row in rows] == ["ok"]


def test_the_finding_keeps_its_company_and_does_not_tell_the_source(acting, evidence):
    company = CompanyFactory()
    SuspicionFactory(company=company, source="consultation")
    (row,) = evaluate(RULES[RULE], date(2026, 10, 2), company_id=company.pk)
    assert row["company_id"] == company.pk
    assert evidence("2026-10-02", due=DUE) == {
        "suspected_on": "2026-10-01", "ground": ["not_by_plan"], "audited_on": None,
    }  # fmt: skip
