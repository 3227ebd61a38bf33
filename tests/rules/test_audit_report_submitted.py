"""監査報告書の提出: within two months after each audit, by the Civil Code."""

from datetime import date

import pytest
from factories.training_plans import AuditFactory, AuditReportFactory

from training_plans.models import Audit

RULE = "SUP-003"


@pytest.fixture
def audit(acting):
    return AuditFactory(held_on=date(2026, 5, 20))


def test_it_is_due_two_months_after_the_audit(audit, seen):
    assert seen("2026-06-28") == {"2026-07-20": "upcoming"}


def test_it_is_due_soon_from_21_days_before(audit, seen):
    assert seen("2026-06-29") == {"2026-07-20": "due_soon"}


def test_the_due_day_itself_is_in_time(audit, seen):
    assert seen("2026-07-20") == {"2026-07-20": "due_soon"}


def test_from_the_next_day_on_it_is_overdue(audit, seen):
    assert seen("2026-07-21") == {"2026-07-20": "overdue"}


def test_submitted_on_the_due_day_is_in_order(audit, seen):
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 20))
    assert seen("2026-07-21") == {"2026-07-20": "ok"}


def test_submitted_afterwards_is_late_for_ever(audit, seen):
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 21))
    assert seen("2026-12-01") == {"2026-07-20": "late"}


def test_a_report_of_tomorrow_is_not_known_today(audit, seen):
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 25))
    assert seen("2026-07-24") == {"2026-07-20": "overdue"}


def test_an_audit_that_is_still_ahead_needs_no_report(audit, seen):
    assert seen("2026-05-19") == {}


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2026-06-30", "2026-08-31"),
    ],
)
def test_months_are_counted_by_the_civil_code(acting, seen, held_on, due_on):
    AuditFactory(held_on=date.fromisoformat(held_on))
    assert list(seen(due_on)) == [due_on]


def test_an_extraordinary_audit_is_reported_too(acting, seen):
    AuditFactory(held_on=date(2026, 5, 20), kind=Audit.Kind.EXTRAORDINARY)
    assert seen("2026-07-21") == {"2026-07-20": "overdue"}


def test_an_audit_that_could_not_be_carried_out_is_reported_too(acting, seen):
    AuditFactory(held_on=date(2026, 5, 20), carried_out=False)
    assert seen("2026-07-21") == {"2026-07-20": "overdue"}


def test_a_due_day_on_a_sunday_is_not_moved(acting, seen):
    AuditFactory(held_on=date(2026, 9, 15))
    assert seen("2026-11-16") == {"2026-11-15": "overdue"}


def test_the_evidence_is_the_days_that_were_read(audit, evidence):
    AuditReportFactory(audit=audit, submitted_on=date(2026, 7, 1))
    assert evidence("2026-07-02", due="2026-07-20") == {
        "held_on": "2026-05-20",
        "carried_out": True,
        "submitted_on": "2026-07-01",
    }
